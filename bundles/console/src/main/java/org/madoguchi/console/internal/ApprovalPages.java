// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.ApprovalRules;
import org.madoguchi.api.cases.ApprovalStep;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.web.FormData;

/** The pages on which an administrator says how answers are released. */
final class ApprovalPages {
    static final String CENTRE = "centre";

    private ApprovalPages() {}

    /** Roles that have the right. */
    static List<Role> roles() {
        return Arrays.stream(Role.values())
                .filter(role -> role.permissions().contains(Permission.REPLY_APPROVE))
                .toList();
    }

    /**
     * @param decided by the last part of the address of its page
     */
    record Line(String code, String name, List<ApprovalStep> steps) {}

    /**
     * @param lines the centre and what has steps of its own
     * @param others departments with the usual step
     */
    record Listing(Screen screen, StepWords words, List<Line> lines, List<Department> others) {}

    /**
     * @param code of the page's address
     * @param people who has the right there, by name
     */
    record Editing(
            Screen screen,
            String code,
            String name,
            Form form,
            List<User> people,
            List<Team> teams,
            Optional<LocalizedText> problem) {}

    /**
     * @param count how many of the steps are meant
     * @param steps always the most that there can be
     */
    record Form(int count, List<ApprovalStep> steps) {
        static Form of(List<ApprovalStep> decided) {
            List<ApprovalStep> all = new ArrayList<>(decided);
            while (all.size() < ApprovalRules.MOST_STEPS) {
                all.add(ApprovalStep.USUAL);
            }
            return new Form(decided.size(), all);
        }

        static Form of(FormData sent) {
            List<ApprovalStep> all = new ArrayList<>();
            for (int number = 1; number <= ApprovalRules.MOST_STEPS; number++) {
                all.add(
                        new ApprovalStep(
                                sent.text("name-" + number).strip(),
                                sent.texts("role-" + number).stream()
                                        .flatMap(
                                                name ->
                                                        FaqFilter.constant(Role.class, name)
                                                                .stream())
                                        .collect(Collectors.toSet()),
                                ids(sent, "person-" + number, UserId::new),
                                ids(sent, "team-" + number, TeamId::new)));
            }
            String count = sent.text("count");
            return new Form(count.matches("[1-9]") ? Integer.parseInt(count) : 1, all);
        }

        private static <T> Set<T> ids(FormData sent, String name, Function<Long, T> id) {
            return sent.texts(name).stream()
                    .filter(number -> number.matches("\\d{1,18}"))
                    .limit(ApprovalRules.MOST_NAMED + 1L)
                    .map(number -> id.apply(Long.parseLong(number)))
                    .collect(Collectors.toSet());
        }

        List<ApprovalStep> wanted() {
            return steps.subList(0, Math.min(count, steps.size()));
        }
    }

    /** Whether somebody may release answers of the department. */
    static boolean isFor(User user, Optional<DepartmentId> department) {
        return user.active()
                && user.actor("").may(Permission.REPLY_APPROVE)
                && (user.department().isEmpty() || user.department().equals(department));
    }
}
