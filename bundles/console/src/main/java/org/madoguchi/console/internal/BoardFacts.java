// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.conversation.ConversationDesk;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.telephony.Figures;
import org.madoguchi.api.telephony.OperatorStatus;

/**
 * What the board shows, whoever looks at it.
 *
 * @param counts how many cases lists have, by their address; without those that cannot be said
 * @param operators everybody whom cases can be given to
 * @param unassigned the oldest of them
 * @param departments those that owe an answer
 * @param chats empty when there are no conversations
 */
record BoardFacts(
        Instant at,
        Map<String, Long> counts,
        List<User> operators,
        List<PersonFacts> people,
        List<CaseSummary> unassigned,
        List<Team> teams,
        List<Department> departments,
        List<QueueWatch.Queue> queues,
        Figures calls,
        Optional<ConversationDesk.Load> chats) {
    BoardFacts {
        counts = Map.copyOf(counts);
        operators = List.copyOf(operators);
        people = List.copyOf(people);
        unassigned = List.copyOf(unassigned);
        teams = List.copyOf(teams);
        departments = List.copyOf(departments);
        queues = List.copyOf(queues);
    }

    OptionalLong count(ListAddress address) {
        Long count = counts.get(address.query());
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** Every case that is shown. */
    List<CaseSummary> cases() {
        return Stream.concat(
                        unassigned.stream(),
                        people.stream().flatMap(person -> person.cases().stream()))
                .toList();
    }

    /**
     * @param seat empty for who sits at no telephone
     * @param cases the oldest open ones
     */
    record PersonFacts(
            User user,
            Optional<OperatorStatus> seat,
            long chats,
            boolean takesChats,
            List<CaseSummary> cases) {
        PersonFacts {
            cases = List.copyOf(cases);
        }

        /** Who only administrates and has nothing to do is left out. */
        boolean isAtWork() {
            return seat.isPresent()
                    || chats > 0
                    || !cases.isEmpty()
                    || user.roles().contains(Role.OPERATOR)
                    || user.roles().contains(Role.SUPERVISOR);
        }
    }
}
