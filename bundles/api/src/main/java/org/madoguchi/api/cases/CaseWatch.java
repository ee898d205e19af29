// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.UserId;

/**
 * What has happened to cases and what they wait for, for whoever acts by itself: it asks no
 * permission, and no look is audited. Events are those of the cases' histories, so that nothing is
 * lost that happened while nobody watched. Safe for use by several threads.
 */
public interface CaseWatch {
    /** Most that is given at once. */
    int MOST = 500;

    /**
     * The events of all cases since then, oldest first, at most {@value #MOST}. One that is
     * committed late may be older than one that was given before: ask again from a few minutes
     * earlier.
     */
    List<Event> eventsSince(Instant from);

    /** The events of one case since then, oldest first. */
    List<Event> eventsOf(CaseId id, Instant from);

    Optional<CaseFacts> facts(CaseId id);

    /** The cases that were opened last, newest first. */
    List<CaseId> newest(int most);

    /** Questions to departments that were asked before that time and are open, oldest first. */
    List<Owed> owed(Instant askedBefore);

    /**
     * The departments that were ever asked about these cases: those whose staff may see them. A
     * case about which none was asked is left out.
     */
    Map<CaseId, Set<DepartmentId>> askedDepartments(Collection<CaseId> cases);

    /** Open cases whose answer is due until then, the most urgent first. */
    List<Due> due(Instant until);

    /** How many open cases each of these people has. */
    Map<UserId, Long> openCases(Collection<UserId> people);

    /** Whether the desk works on this day. */
    boolean isWorkingDay(LocalDate day);

    /**
     * @param id unique among all events, for ever
     */
    record Event(long id, CaseId caseId, Kind kind, Instant at) {
        public enum Kind {
            OPENED,
            MESSAGE_RECEIVED
        }
    }

    /** A department owes an answer. */
    record Owed(EscalationId id, CaseId caseId, DepartmentId department, Instant askedAt) {}

    /** The city owes an answer. */
    record Due(CaseId caseId, Instant at) {}
}
