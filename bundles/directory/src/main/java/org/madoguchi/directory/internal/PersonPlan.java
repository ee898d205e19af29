// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.DirectoryTransfer.Change;
import org.madoguchi.api.directory.DirectoryTransfer.PersonLine;
import org.madoguchi.api.directory.DirectoryTransfer.Problem;
import org.madoguchi.api.directory.DirectoryTransfer.Report;
import org.madoguchi.api.directory.PersonDraft;

/** What lines mean for the people as they are, and what is wrong with them. Changes nothing. */
final class PersonPlan {
    private final Snapshot departments;
    private final Map<String, List<DepartmentProfile>> byName;
    private final Map<String, PersonEntity> known;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final List<PersonEntity> left;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param draft with its department's code
     * @param entity null for somebody new
     * @param before null for somebody new
     */
    record Step(
            long line,
            PersonDraft draft,
            Optional<DepartmentId> department,
            PersonEntity entity,
            PersonDraft before) {
        boolean creates() {
            return entity == null;
        }

        boolean changesNothing() {
            return draft.equals(before);
        }

        boolean leaves() {
            return !creates() && before.active() && !draft.active();
        }
    }

    PersonPlan(EntityManager em, Snapshot departments, List<PersonLine> lines, boolean whole) {
        this.departments = departments;
        byName =
                departments.departments().stream()
                        .filter(DepartmentProfile::active)
                        .collect(Collectors.groupingBy(profile -> Spelling.of(profile.name())));
        known = new HashMap<>();
        List<PersonEntity> all =
                em.createQuery("SELECT p FROM PersonEntity p ORDER BY p.number", PersonEntity.class)
                        .getResultList();
        all.forEach(entity -> known.put(entity.number(), entity));
        lines.forEach(this::read);
        left =
                whole
                        ? all.stream()
                                .filter(PersonEntity::isActive)
                                .filter(entity -> !steps.containsKey(entity.number()))
                                .toList()
                        : List.of();
    }

    private void read(PersonLine line) {
        try {
            PersonDraft tidy = DirectoryRules.checked(line.draft());
            PersonEntity entity = known.get(tidy.number());
            PersonDraft before = entity == null ? null : draft(entity);
            Optional<DepartmentProfile> department = department(tidy, before);
            PersonDraft draft = in(tidy, department.map(DepartmentProfile::code).orElse(""));
            Step step =
                    new Step(
                            line.line(),
                            draft,
                            department.map(DepartmentProfile::id),
                            entity,
                            before);
            if (steps.putIfAbsent(draft.number(), step) != null) {
                throw DirectoryRules.rejected("person.twice", draft.number());
            }
        } catch (RejectedException refused) {
            problems.add(new Problem(line.line(), refused.reason()));
        }
    }

    private PersonDraft draft(PersonEntity entity) {
        return entity.toDraft(
                entity.department()
                        .flatMap(departments::department)
                        .map(DepartmentProfile::code)
                        .orElse(""));
    }

    private static PersonDraft in(PersonDraft person, String department) {
        return new PersonDraft(
                person.number(),
                person.name(),
                person.reading(),
                department,
                person.position(),
                person.duties(),
                person.extension(),
                person.active());
    }

    /** Who left may stay in a department that is no more. */
    private Optional<DepartmentProfile> department(PersonDraft person, PersonDraft before) {
        String wanted = person.department();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Optional<DepartmentProfile> byCode = departments.department(wanted);
        if (byCode.isPresent()) {
            boolean stays = before != null && before.department().equals(byCode.get().code());
            if (!byCode.get().active() && person.active() && !stays) {
                throw DirectoryRules.rejected("person.department.retired", wanted);
            }
            return byCode;
        }
        List<DepartmentProfile> named = byName.getOrDefault(Spelling.of(wanted), List.of());
        if (named.size() != 1) {
            throw DirectoryRules.rejected(
                    named.isEmpty() ? "person.department" : "person.department.several", wanted);
        }
        return Optional.of(named.get(0));
    }

    List<Problem> problems() {
        return problems;
    }

    /** What is to be done, in the order of the file. */
    List<Step> steps() {
        return steps.values().stream().filter(step -> !step.changesNothing()).toList();
    }

    /** Who is not in the file that has everybody. */
    List<PersonEntity> left() {
        return left;
    }

    Report report() {
        List<Change> changes =
                steps().stream().map(this::change).collect(Collectors.toCollection(ArrayList::new));
        for (PersonEntity entity : left) {
            PersonDraft person = draft(entity);
            changes.add(
                    new Change(0, Change.Kind.RETIRED, name(person), nameOf(person.department())));
        }
        return new Report(
                changes,
                Math.toIntExact(steps.values().stream().filter(Step::changesNothing).count()),
                problems);
    }

    private Change change(Step step) {
        PersonDraft person = step.draft();
        String name = name(person);
        if (step.creates()) {
            return new Change(step.line(), Change.Kind.NEW, name, nameOf(person.department()));
        }
        PersonDraft old = step.before();
        if (step.leaves()) {
            return new Change(step.line(), Change.Kind.RETIRED, name, nameOf(old.department()));
        }
        if (!old.active() && person.active()) {
            return new Change(step.line(), Change.Kind.RESTORED, name, nameOf(person.department()));
        }
        if (!old.department().equals(person.department())) {
            return new Change(
                    step.line(),
                    Change.Kind.MOVED,
                    name,
                    nameOf(old.department()) + " → " + nameOf(person.department()));
        }
        if (!old.name().equals(person.name())) {
            return new Change(
                    step.line(), Change.Kind.RENAMED, name, old.name() + " → " + person.name());
        }
        return new Change(step.line(), Change.Kind.CHANGED, name, told(old, person));
    }

    private static String name(PersonDraft person) {
        return person.number() + " " + person.name();
    }

    private String nameOf(String code) {
        return departments.department(code).map(DepartmentProfile::name).orElse("－");
    }

    /** What is different but the name. */
    static String told(PersonDraft old, PersonDraft person) {
        List<String> parts = new ArrayList<>();
        tell(parts, old.department(), person.department());
        tell(parts, old.position(), person.position());
        tell(parts, old.extension(), person.extension());
        tell(parts, old.duties(), person.duties());
        if (old.active() != person.active()) {
            parts.add(person.active() ? "restored" : "left");
        }
        return String.join(", ", parts);
    }

    private static void tell(List<String> parts, String old, String now) {
        if (!old.equals(now)) {
            parts.add(shown(old) + " → " + shown(now));
        }
    }

    private static String shown(String text) {
        return text.isEmpty() ? "-" : text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
