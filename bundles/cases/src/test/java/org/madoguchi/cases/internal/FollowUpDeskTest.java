// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

/** Due dates, reminders, and what may be watched, on a real database. */
class FollowUpDeskTest {
    private static Town town;
    private static Actor operator;
    private static Actor viewer;
    private static Actor waste;

    @BeforeAll
    static void open() {
        town = new Town();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        viewer = town.people.hire("見る人", Role.VIEWER, Optional.empty());
        waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    private static CaseId opened() {
        var message =
                town.mail("a", "hanako@example.jp", "田中 花子").subject("件").text("秘密の本文").build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static Instant now() {
        return town.clock.instant();
    }

    @Test
    void aPromiseShouldBeInTheFutureAndOfAnOpenCase() {
        CaseId id = opened();
        Instant tomorrow = now().plus(Duration.ofDays(1));
        town.followUps.promise(operator, id, tomorrow);
        assertThat(town.desk.open(operator, id).summary().dueAt()).contains(tomorrow);
        assertThat(town.watch.due(tomorrow)).extracting(CaseWatch.Due::caseId).containsExactly(id);
        assertThat(town.watch.due(tomorrow.minusSeconds(1))).isEmpty();
        for (Instant wrong : List.of(now(), Instant.MIN, Instant.MAX)) {
            assertThatThrownBy(() -> town.followUps.promise(operator, id, wrong))
                    .isInstanceOf(RejectedException.class);
        }
        assertThatThrownBy(() -> town.followUps.promise(viewer, id, tomorrow))
                .isInstanceOf(PermissionDeniedException.class);
        town.desk.close(operator, id, "answered");
        assertThatThrownBy(() -> town.followUps.promise(operator, id, tomorrow))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> town.followUps.callAttention(operator, id))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    @Requirement("ST-163")
    void onlyADepartmentThatOwesAnAnswerShouldBeReminded() {
        CaseId id = opened();
        EscalationId asked = town.desk.escalate(operator, id, Town.WASTE, "いつ収集しますか");
        town.posted.clear();
        town.followUps.remind(operator, asked);
        assertThat(town.posted)
                .singleElement()
                .satisfies(
                        mail -> {
                            assertThat(mail.to().address().value()).isEqualTo("gomi@asahi.example");
                            assertThat(mail.text())
                                    .contains("いつ収集しますか", "2026-11-21 10:")
                                    .doesNotContain("秘密", "田中", "{{");
                        });
        assertThat(town.audited).contains("山田 case.remind case " + id);
        assertThatThrownBy(() -> town.followUps.remind(waste, asked))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> town.followUps.remind(operator, new EscalationId(1)))
                .isInstanceOf(NotFoundException.class);
        town.desk.returnEscalation(waste, asked, "担当ではありません");
        assertThatThrownBy(() -> town.followUps.remind(operator, asked))
                .isInstanceOf(RejectedException.class);
        assertThat(town.watch.owed(now())).isEmpty();
        assertThat(town.posted).hasSize(1);
    }

    @Test
    @Requirement("SP-022")
    void whatADepartmentSaidByTelephoneShouldBeWrittenDownForIt() {
        CaseId id = opened();
        EscalationId asked = town.desk.escalate(operator, id, Town.WASTE, "いつ収集しますか");
        EscalationId other = town.desk.escalate(operator, id, Town.TAX, "税はかかりますか");
        assertThatThrownBy(() -> town.followUps.recordResult(waste, asked, "第3木曜"))
                .isInstanceOf(PermissionDeniedException.class);
        for (String nothing : List.of(" ", "長".repeat(10_001), "番号は 1234 5678 9018 です")) {
            assertThatThrownBy(() -> town.followUps.recordResult(operator, asked, nothing))
                    .isInstanceOf(RejectedException.class);
        }

        town.followUps.recordResult(operator, asked, " 第3木曜です（電話で確認） ");

        CaseFile file = town.desk.open(operator, id);
        assertThat(file.summary().state()).isEqualTo(CaseState.WAITING_DEPARTMENT);
        assertThat(file.summary().department()).contains(Town.TAX);
        assertThat(file.escalations())
                .filteredOn(one -> one.id().equals(asked))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.state()).isEqualTo(Escalation.State.ANSWERED);
                            assertThat(one.answer()).isEqualTo("第3木曜です（電話で確認）");
                        });
        assertThat(town.audited)
                .anyMatch(line -> line.startsWith("山田 escalation.record case " + id));
        town.followUps.recordResult(operator, other, "かかりません");
        assertThat(town.desk.open(operator, id).summary().state()).isEqualTo(CaseState.IN_PROGRESS);
        assertThatThrownBy(() -> town.followUps.recordResult(operator, asked, "もう一度"))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> town.desk.returnEscalation(waste, asked, "担当外"))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void eventsShouldBeFoundFromTheHistories() {
        Instant before = now();
        CaseId id = opened();
        town.clock.advance(Duration.ofSeconds(5));
        town.intake.append(town.mail("b", "hanako@example.jp", "田中 花子").text("追加").build(), id);
        assertThat(town.watch.eventsSince(before))
                .extracting(CaseWatch.Event::kind)
                .containsExactly(
                        CaseWatch.Event.Kind.OPENED, CaseWatch.Event.Kind.MESSAGE_RECEIVED);
        assertThat(town.watch.eventsOf(id, before)).isEqualTo(town.watch.eventsSince(before));
        assertThat(town.watch.eventsSince(now().plusSeconds(1))).isEmpty();
        assertThat(town.watch.facts(id).orElseThrow().said()).hasSize(2);
        assertThat(town.watch.facts(CaseId.parse("2026-999999"))).isEmpty();
    }

    @Test
    void whoSeesACaseShouldBeWhomItWasEverAskedOf() {
        CaseId id = opened();
        assertThat(town.watch.askedDepartments(List.of(id))).isEmpty();
        EscalationId asked = town.desk.escalate(operator, id, Town.WASTE, "いつ収集しますか");
        town.desk.returnEscalation(waste, asked, "担当ではありません");
        assertThat(town.watch.askedDepartments(List.of(id, CaseId.parse("2026-999999"), id)))
                .isEqualTo(Map.of(id, Set.of(Town.WASTE)));
        assertThat(town.watch.askedDepartments(List.of())).isEmpty();
    }
}
