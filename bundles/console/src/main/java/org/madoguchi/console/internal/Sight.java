// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.madoguchi.api.cases.CaseChanged;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.cases.PeopleNamed;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.OutboundSettled;
import org.madoguchi.api.conversation.RoomChanged;
import org.madoguchi.api.conversation.RoomState;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.telephony.CallChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may hear of some events that are told together. Hundreds watch: what the database has to be
 * asked is asked once for all of them, and only when one of them makes it necessary.
 */
final class Sight {
    private static final Logger log = LoggerFactory.getLogger(Sight.class);

    private final CaseWatch cases;
    private final Collection<DomainEvent> events;
    private Map<CaseId, Set<DepartmentId>> asked;

    Sight(CaseWatch cases, Collection<DomainEvent> events) {
        this.cases = cases;
        this.events = events;
    }

    boolean reaches(Actor actor, DomainEvent event) {
        if (event instanceof CaseChanged changed) {
            return actor.may(Permission.CASE_READ)
                    || (actor.may(Permission.CASE_READ_DEPARTMENT) && isSeen(actor, changed.id()));
        }
        if (event instanceof PeopleNamed named) {
            return actor.user().filter(named.people()::contains).isPresent();
        }
        if (event instanceof ChannelChanged || event instanceof OutboundSettled) {
            return actor.may(Permission.CHANNEL_READ);
        }
        if (event instanceof RoomChanged changed) {
            // every word to the one who has the room, what it waits for to all
            return actor.may(Permission.CASE_HANDLE)
                    && (changed.moved() || changed.operator().equals(actor.user()))
                    && changed.state() != RoomState.SUGGESTING;
        }
        if (event instanceof CallChanged changed) {
            return changed.operator().isPresent() && changed.operator().equals(actor.user());
        }
        return event instanceof ArticleChanged && actor.may(Permission.ARTICLE_READ);
    }

    /** Those of no department see cases at all only because they approve answers to any of them. */
    private boolean isSeen(Actor actor, CaseId id) {
        return actor.department()
                .map(own -> asked().getOrDefault(id, Set.of()).contains(own))
                .orElse(actor.may(Permission.REPLY_APPROVE));
    }

    /** When in doubt nobody hears: the lists are read again at the next event. */
    private Map<CaseId, Set<DepartmentId>> asked() {
        if (asked == null) {
            try {
                asked =
                        cases.askedDepartments(
                                events.stream()
                                        .filter(CaseChanged.class::isInstance)
                                        .map(event -> ((CaseChanged) event).id())
                                        .distinct()
                                        .toList());
            } catch (RuntimeException e) {
                log.warn("departments are not told: who was asked could not be looked up", e);
                asked = Map.of();
            }
        }
        return asked;
    }
}
