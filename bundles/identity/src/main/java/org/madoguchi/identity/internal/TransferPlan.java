// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserTransfer.Line;
import org.madoguchi.api.identity.UserTransfer.Problem;
import org.madoguchi.api.identity.UserTransfer.Report;

/** What lines mean for the accounts as they are, and what is wrong with them. Changes nothing. */
final class TransferPlan {
    private final Map<String, UserEntity> known;
    private final Set<String> administrators;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param user as it may be stored
     * @param entity null for a new account
     */
    record Step(Line line, NewUser user, UserEntity entity, String reason) {
        boolean creates() {
            return entity == null;
        }

        boolean retires() {
            return !creates() && entity.isActive() && !line.active();
        }

        boolean restores() {
            return !creates() && !entity.isActive() && line.active();
        }

        /** Neither the state nor anything else. */
        boolean changesNothing() {
            return !creates() && entity.isActive() == line.active() && entity.isAs(user);
        }
    }

    TransferPlan(EntityManager em, List<Line> lines) {
        known =
                em.createQuery("SELECT u FROM UserEntity u", UserEntity.class)
                        .getResultStream()
                        .collect(
                                Collectors.toMap(
                                        UserEntity::login,
                                        user -> user,
                                        (first, second) -> first,
                                        HashMap::new));
        administrators =
                known.values().stream()
                        .filter(user -> user.isActive() && isAdministrator(user.roles()))
                        .map(UserEntity::login)
                        .collect(Collectors.toCollection(HashSet::new));
        lines.forEach(this::read);
        if (administrators.isEmpty()) {
            problem(0, PasswordPolicy.rejected("last.administrator").reason());
        }
    }

    private static boolean isAdministrator(Collection<Role> roles) {
        return roles.contains(Role.ADMINISTRATOR);
    }

    private void read(Line line) {
        try {
            NewUser user = UserRules.checked(line.user());
            UserEntity entity = known.get(user.login());
            Step step = new Step(line, user, entity, UserRules.reason(line.reason()));
            UserRules.demandReason(step.retires(), step.reason());
            if (step.creates() && !line.active()) {
                throw PasswordPolicy.rejected("transfer.retired");
            }
            if (steps.putIfAbsent(user.login(), step) != null) {
                throw PasswordPolicy.rejected("transfer.twice", user.login());
            }
            if (line.active() && isAdministrator(user.roles())) {
                administrators.add(user.login());
            } else {
                administrators.remove(user.login());
            }
        } catch (RejectedException refused) {
            problem(line.line(), refused.reason());
        }
    }

    private void problem(long line, LocalizedText text) {
        problems.add(new Problem(line, text));
    }

    /**
     * What is to be done. Who gives administrators their role comes before who takes it: at no time
     * is there none.
     */
    List<Step> steps() {
        return steps.values().stream()
                .filter(step -> !step.changesNothing())
                .sorted(
                        Comparator.comparing(
                                step ->
                                        !(step.line().active()
                                                && isAdministrator(step.user().roles()))))
                .toList();
    }

    Report report() {
        int created = count(steps.values().stream().filter(Step::creates).count());
        int retired = count(steps.values().stream().filter(Step::retires).count());
        int restored = count(steps.values().stream().filter(Step::restores).count());
        int unchanged = count(steps.values().stream().filter(Step::changesNothing).count());
        return new Report(
                created,
                steps.size() - created - retired - restored - unchanged,
                retired,
                restored,
                unchanged,
                problems);
    }

    private static int count(long number) {
        return Math.toIntExact(number);
    }
}
