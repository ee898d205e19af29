// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.Approval;
import org.madoguchi.api.cases.ApprovalStep;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Row;

/**
 * An answer that waits for its release. All that decides who may give the next step is here, for
 * the lists and buttons as for the deed.
 *
 * @param steps in their order; never empty
 */
record Awaited(
        InteractionId id,
        CaseId caseId,
        Optional<UserId> author,
        Optional<DepartmentId> department,
        List<Step> steps) {

    /**
     * @param givers whose eyes and rights were used for it; empty as long as it is missing
     */
    record Step(Approval approval, Set<UserId> givers) {
        static final String COLUMNS =
                "p.interaction_id, p.step, p.name, p.givers, p.given_by, p.given_name,"
                        + " p.absent_id, p.absent_name, p.given_at";

        /** What answers need that were handed in before there were steps. */
        static final Step USUAL =
                new Step(new Approval(1, ApprovalStep.USUAL, Optional.empty()), Set.of());

        /** After the id of the answer. */
        static Step read(Row row) throws SQLException {
            int number = (int) row.number();
            ApprovalStep step = Givers.step(row.text(), row.text());
            Optional<UserId> by = row.optionalNumber().map(UserId::new);
            String name = row.text();
            Optional<UserId> absent = row.optionalNumber().map(UserId::new);
            String absentName = row.text();
            Optional<Instant> at = row.optionalInstant();
            return new Step(
                    new Approval(
                            number,
                            step,
                            at.map(when -> new Approval.Given(name, absentName, when))),
                    Stream.of(by, absent).flatMap(Optional::stream).collect(Collectors.toSet()));
        }

        boolean isMissing() {
            return approval.given().isEmpty();
        }
    }

    Step next() {
        return steps.stream().filter(Step::isMissing).findFirst().orElseThrow();
    }

    boolean isLast() {
        return steps.stream().filter(Step::isMissing).count() == 1;
    }

    /** The first of the voices that may give the next step, if any. */
    Optional<Voice> voice(UserId self, List<Voice> voices) {
        return objection(self, voices).isPresent()
                ? Optional.empty()
                : fitting(self, voices).findFirst();
    }

    private Stream<Voice> fitting(UserId self, List<Voice> voices) {
        Set<UserId> used =
                steps.stream().flatMap(step -> step.givers().stream()).collect(Collectors.toSet());
        return voices.stream()
                .filter(voice -> !author.equals(Optional.of(voice.person())))
                .filter(voice -> voice.isFor(department))
                .filter(voice -> voice.fits(next().approval().step()))
                .filter(voice -> !used.contains(voice.person()) && !used.contains(self));
    }

    /** Why none of them may, in the words of the first reason. */
    Optional<RejectedException> objection(UserId self, List<Voice> voices) {
        if (author.equals(Optional.of(self))) {
            return Optional.of(DeskTexts.rejection("own-reply"));
        }
        if (voices.stream().noneMatch(voice -> voice.isFor(department))) {
            return Optional.of(DeskTexts.rejection("other-department"));
        }
        if (steps.stream().anyMatch(step -> step.givers().contains(self))) {
            return Optional.of(DeskTexts.rejection("approval-twice"));
        }
        return fitting(self, voices).findFirst().isPresent()
                ? Optional.empty()
                : Optional.of(
                        DeskTexts.rejection("approval-others", Approvals.name(next().approval())));
    }
}
