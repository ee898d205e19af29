// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.telephony.PhoneQueue;
import org.madoguchi.api.telephony.Skill;

/**
 * Who takes the calls of which queue.
 *
 * @param skills where it is not {@link Skill#FIRST}
 * @param problem why what was asked for could not be done
 */
record SkillsPage(
        Screen screen,
        List<PhoneQueue> queues,
        List<User> operators,
        Map<UserId, Map<String, Skill>> skills,
        Optional<LocalizedText> problem) {
    SkillsPage {
        queues = List.copyOf(queues);
        operators = List.copyOf(operators);
        skills = Map.copyOf(skills);
    }

    /** Name of the field that holds the skill of one queue. */
    static String field(PhoneQueue queue) {
        return "queue-" + queue.name();
    }

    Skill skill(User operator, PhoneQueue queue) {
        return skills.getOrDefault(operator.id(), Map.of()).getOrDefault(queue.name(), Skill.FIRST);
    }

    long count(PhoneQueue queue, Skill skill) {
        return operators.stream().filter(one -> skill(one, queue) == skill).count();
    }

    /** Queues whose callers nobody would take. */
    List<String> untaken() {
        return queues.stream()
                .filter(queue -> count(queue, Skill.NONE) == operators.size())
                .map(PhoneQueue::label)
                .toList();
    }

    boolean mayChange() {
        return screen.may(Permission.CASE_ASSIGN);
    }
}
