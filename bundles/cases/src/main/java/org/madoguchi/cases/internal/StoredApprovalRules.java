// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.ApprovalRules;
import org.madoguchi.api.cases.ApprovalStep;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The city's steps as rows. */
@Component(service = {ApprovalRules.class, StoredApprovalRules.class})
public final class StoredApprovalRules implements ApprovalRules {
    private final CaseStore store;
    private final AuditTrail audit;
    private final Users users;
    private final Teams teams;

    @Activate
    public StoredApprovalRules(
            @Reference CaseStore store,
            @Reference AuditTrail audit,
            @Reference Users users,
            @Reference Teams teams) {
        this.store = store;
        this.audit = audit;
        this.users = users;
        this.teams = teams;
    }

    @Override
    public Map<Optional<DepartmentId>, List<ApprovalStep>> decided() {
        return store.unit()
                .required(
                        em -> {
                            Map<Optional<DepartmentId>, List<ApprovalStep>> all =
                                    new LinkedHashMap<>();
                            stored(em)
                                    .forEach(
                                            step ->
                                                    all.computeIfAbsent(
                                                                    step.department(),
                                                                    none -> new ArrayList<>())
                                                            .add(step.decided()));
                            return all;
                        });
    }

    private static List<ApprovalStepEntity> stored(EntityManager em) {
        return em.createQuery(
                        "select s from ApprovalStepEntity s order by s.departmentId, s.step",
                        ApprovalStepEntity.class)
                .getResultList();
    }

    @Override
    public void change(Actor actor, Optional<DepartmentId> department, List<ApprovalStep> steps) {
        actor.require(Permission.FORM_MANAGE);
        check(department, steps);
        store.unit()
                .run(
                        em -> {
                            stored(em).stream()
                                    .filter(step -> step.department().equals(department))
                                    .forEach(em::remove);
                            em.flush();
                            if (!steps.equals(List.of(ApprovalStep.USUAL))) {
                                for (int number = 1; number <= steps.size(); number++) {
                                    em.persist(
                                            new ApprovalStepEntity(
                                                    department, number, steps.get(number - 1)));
                                }
                            }
                            audit.record(
                                    actor,
                                    "approval.rules",
                                    department.map(id -> "department " + id).orElse("centre"),
                                    steps.stream()
                                            .map(
                                                    step ->
                                                            step.name()
                                                                    + " ["
                                                                    + Givers.column(step)
                                                                    + "]")
                                            .collect(Collectors.joining(" > ")));
                        });
    }

    private void check(Optional<DepartmentId> department, List<ApprovalStep> steps) {
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw DeskTexts.rejection("approval-steps", MOST_STEPS);
        }
        for (ApprovalStep step : steps) {
            if (steps.size() > 1 && step.name().isBlank() || step.name().length() > MAX_NAME) {
                throw DeskTexts.rejection("approval-name", MAX_NAME);
            }
            if (step.roles().size() + step.people().size() + step.teams().size() > MOST_NAMED) {
                throw DeskTexts.rejection("approval-named", MOST_NAMED);
            }
        }
        List<Voice> all = voices(department);
        for (int number = 1; number <= steps.size(); number++) {
            if (!canGive(steps.subList(0, number), all, new HashSet<>())) {
                throw DeskTexts.rejection("approval-nobody", number);
            }
        }
    }

    /** Whether each step finds somebody of its own; an author besides is not thought of. */
    private static boolean canGive(List<ApprovalStep> steps, List<Voice> all, Set<UserId> used) {
        if (steps.isEmpty()) {
            return true;
        }
        List<ApprovalStep> others = steps.subList(1, steps.size());
        // so many are enough to find one that the others do not need
        return all.stream()
                .filter(voice -> voice.fits(steps.get(0)) && !used.contains(voice.person()))
                .limit(MOST_STEPS)
                .anyMatch(
                        voice -> {
                            used.add(voice.person());
                            boolean found = canGive(others, all, used);
                            used.remove(voice.person());
                            return found;
                        });
    }

    private List<Voice> voices(Optional<DepartmentId> department) {
        List<Voice> all = new ArrayList<>();
        Actor reader = Actor.system("approval");
        Page<User> page = users.list(reader, PageRequest.first(PageRequest.MAX_LIMIT));
        int read = 0;
        while (true) {
            page.items().stream()
                    .filter(User::active)
                    .map(
                            user ->
                                    Voice.of(
                                            user,
                                            teams.of(user.id()).stream()
                                                    .map(Team::id)
                                                    .collect(Collectors.toSet())))
                    .filter(voice -> voice.mayRelease() && voice.isFor(department))
                    .forEach(all::add);
            read += page.items().size();
            if (!page.hasMore()) {
                return all;
            }
            page = users.list(reader, new PageRequest(read, PageRequest.MAX_LIMIT));
        }
    }
}
