// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DirectoryTransfer.Change;
import org.madoguchi.api.directory.DirectoryTransfer.DepartmentLine;
import org.madoguchi.api.directory.DirectoryTransfer.Problem;
import org.madoguchi.api.directory.DirectoryTransfer.Report;

/**
 * What lines mean for the departments as they are, and what is wrong with them. Changes nothing.
 */
final class DepartmentPlan {
    /** Levels of the tree. */
    private static final int DEEPEST = 8;

    private final Map<String, DepartmentEntity> known;
    private final Map<String, DepartmentDraft> before = new HashMap<>();
    private final Map<String, DepartmentDraft> after = new LinkedHashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param entity null for a new department
     * @param before null for a new department
     */
    record Step(long line, DepartmentDraft draft, DepartmentEntity entity, DepartmentDraft before) {
        boolean creates() {
            return entity == null;
        }

        boolean changesNothing() {
            return draft.equals(before);
        }

        boolean renames() {
            return !creates() && !draft.name().equals(before.name());
        }

        boolean retires() {
            return !creates() && before.active() && !draft.active();
        }
    }

    DepartmentPlan(EntityManager em, List<DepartmentLine> lines) {
        known =
                em.createQuery(
                                "SELECT d FROM DepartmentEntity d ORDER BY d.code",
                                DepartmentEntity.class)
                        .getResultStream()
                        .collect(
                                Collectors.toMap(
                                        DepartmentEntity::code,
                                        entity -> entity,
                                        (first, second) -> first,
                                        LinkedHashMap::new));
        Map<DepartmentId, String> codes =
                known.values().stream()
                        .collect(Collectors.toMap(DepartmentEntity::id, DepartmentEntity::code));
        for (DepartmentEntity entity : known.values()) {
            DepartmentDraft draft =
                    entity.toDraft(
                            entity.parent().map(codes::get).orElse(""),
                            entity.successor().map(codes::get).orElse(""));
            before.put(entity.code(), draft);
            after.put(entity.code(), draft);
        }
        lines.forEach(this::read);
        moveWhatIsBelowTheMerged();
        steps.values().forEach(this::check);
    }

    private void read(DepartmentLine line) {
        try {
            DepartmentDraft draft = DirectoryRules.checked(line.draft());
            Step step =
                    new Step(line.line(), draft, known.get(draft.code()), before.get(draft.code()));
            if (steps.putIfAbsent(draft.code(), step) != null) {
                throw DirectoryRules.rejected("twice", draft.code());
            }
            after.put(draft.code(), draft);
        } catch (RejectedException refused) {
            problem(line.line(), refused.reason());
        }
    }

    /** A department below a merged one goes to the successor, unless the lines say where to. */
    private void moveWhatIsBelowTheMerged() {
        for (Step step : List.copyOf(steps.values())) {
            DepartmentDraft merged = step.draft();
            if (!step.retires() || merged.successor().isEmpty()) {
                continue;
            }
            for (DepartmentDraft below : List.copyOf(after.values())) {
                if (below.active() && below.parent().equals(merged.code())) {
                    DepartmentDraft moved = below(below, merged.successor());
                    after.put(moved.code(), moved);
                    Step own = steps.get(moved.code());
                    steps.put(
                            moved.code(),
                            new Step(
                                    own == null ? step.line() : own.line(),
                                    moved,
                                    known.get(moved.code()),
                                    before.get(moved.code())));
                }
            }
        }
    }

    private static DepartmentDraft below(DepartmentDraft draft, String parent) {
        return new DepartmentDraft(
                draft.code(),
                draft.name(),
                draft.reading(),
                draft.kind(),
                parent,
                draft.mail(),
                draft.phone(),
                draft.extension(),
                draft.building(),
                draft.floor(),
                draft.duties(),
                draft.keywords(),
                draft.hours(),
                draft.emergency(),
                draft.active(),
                draft.successor());
    }

    private void check(Step step) {
        DepartmentDraft draft = step.draft();
        try {
            if (!draft.parent().isEmpty()) {
                checkParent(draft);
            }
            if (!draft.successor().isEmpty()) {
                DepartmentDraft heir = after.get(draft.successor());
                demand(heir != null, "successor.unknown", draft.successor());
                demand(
                        !step.retires() || heir.active() && !heir.code().equals(draft.code()),
                        "successor.retired",
                        draft.successor());
            }
            if (step.retires()) {
                Optional<DepartmentDraft> left =
                        after.values().stream()
                                .filter(DepartmentDraft::active)
                                .filter(below -> below.parent().equals(draft.code()))
                                .findFirst();
                demand(
                        left.isEmpty(),
                        "retire.below",
                        draft.name(),
                        left.map(DepartmentDraft::name).orElse(""));
            }
        } catch (RejectedException refused) {
            problem(step.line(), refused.reason());
        }
    }

    private void checkParent(DepartmentDraft draft) {
        DepartmentDraft parent = after.get(draft.parent());
        demand(parent != null, "parent.unknown", draft.parent());
        demand(parent.active() || !draft.active(), "parent.retired", draft.parent());
        Set<String> above = new HashSet<>(Set.of(draft.code()));
        DepartmentDraft next = parent;
        while (next != null) {
            demand(above.add(next.code()), "parent.below", draft.name(), parent.name());
            demand(above.size() <= DEEPEST, "parent.deep", DEEPEST);
            next = after.get(next.parent());
        }
    }

    private static void demand(boolean met, String key, Object... arguments) {
        if (!met) {
            throw DirectoryRules.rejected(key, arguments);
        }
    }

    private void problem(long line, LocalizedText text) {
        problems.add(new Problem(line, text));
    }

    List<Problem> problems() {
        return problems;
    }

    /** What is to be done, in the order of the file. */
    List<Step> steps() {
        return steps.values().stream().filter(step -> !step.changesNothing()).toList();
    }

    Map<String, DepartmentEntity> known() {
        return known;
    }

    Report report() {
        return new Report(
                steps().stream().map(this::change).toList(),
                Math.toIntExact(steps.values().stream().filter(Step::changesNothing).count()),
                problems);
    }

    private Change change(Step step) {
        DepartmentDraft draft = step.draft();
        String name = draft.code() + " " + draft.name();
        if (step.creates()) {
            return new Change(step.line(), Change.Kind.NEW, name, nameOf(draft.parent()));
        }
        DepartmentDraft old = step.before();
        if (step.retires()) {
            return new Change(step.line(), Change.Kind.RETIRED, name, nameOf(draft.successor()));
        }
        if (!old.active() && draft.active()) {
            return new Change(step.line(), Change.Kind.RESTORED, name, "");
        }
        if (step.renames()) {
            return new Change(
                    step.line(), Change.Kind.RENAMED, name, old.name() + " → " + draft.name());
        }
        if (!old.parent().equals(draft.parent())) {
            return new Change(
                    step.line(),
                    Change.Kind.MOVED,
                    name,
                    nameOf(old.parent()) + " → " + nameOf(draft.parent()));
        }
        return new Change(step.line(), Change.Kind.CHANGED, name, told(old, draft));
    }

    private String nameOf(String code) {
        return Optional.ofNullable(after.get(code)).map(DepartmentDraft::name).orElse("");
    }

    /** What is different, for people and for the audit. */
    static String told(DepartmentDraft old, DepartmentDraft draft) {
        List<String> parts = new ArrayList<>();
        tell(parts, old.name(), draft.name());
        tell(parts, old.parent(), draft.parent());
        tell(parts, old.mail(), draft.mail());
        tell(parts, old.phone(), draft.phone());
        tell(parts, old.extension(), draft.extension());
        tell(parts, old.building() + " " + old.floor(), draft.building() + " " + draft.floor());
        tell(parts, old.hours().replace("\n", "; "), draft.hours().replace("\n", "; "));
        tell(parts, old.reading(), draft.reading());
        tell(parts, old.duties(), draft.duties());
        tell(parts, old.keywords(), draft.keywords());
        if (!old.emergency().equals(draft.emergency())) {
            parts.add("emergency");
        }
        if (old.active() != draft.active()) {
            parts.add(draft.active() ? "restored" : ("retired " + draft.successor()).strip());
        }
        String all = String.join(", ", parts);
        return all.length() > 900 ? all.substring(0, 900) + "…" : all;
    }

    private static void tell(List<String> parts, String old, String now) {
        if (!Objects.equals(old, now)) {
            parts.add(shown(old) + " → " + shown(now));
        }
    }

    private static String shown(String text) {
        String plain = text.strip();
        return plain.isEmpty() ? "-" : plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }
}
