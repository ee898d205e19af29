// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Optional;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseChanged;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.OutboundSettled;
import org.madoguchi.api.conversation.RoomChanged;
import org.madoguchi.api.conversation.RoomState;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.telephony.CallChanged;

/** Whether somebody may hear of an event. */
final class Sight {
    private final Cases cases;

    Sight(Cases cases) {
        this.cases = cases;
    }

    boolean reaches(Actor actor, DomainEvent event) {
        if (event instanceof CaseChanged changed) {
            return actor.may(Permission.CASE_READ)
                    || (actor.may(Permission.CASE_READ_DEPARTMENT)
                            && isListed(actor, changed.id()));
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

    /** The lists leave out what the actor may not see; looking there is no look at a case. */
    private boolean isListed(Actor actor, CaseId id) {
        for (CaseView view : new CaseView[] {CaseView.ALL_OPEN, CaseView.CLOSED}) {
            CaseQuery query =
                    new CaseQuery(view, id.toString(), Optional.empty(), Optional.empty());
            if (cases.list(actor, query, PageRequest.first(5)).items().stream()
                    .anyMatch(found -> found.id().equals(id))) {
                return true;
            }
        }
        return false;
    }
}
