// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CallBack;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.DepartmentRequest;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.HandlingRule;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

/** What is asked of whoever closes a case or hands it on, on a real database. */
class HandingOnTest {
    private static Town town;
    private static Actor admin;
    private static Actor operator;
    private static Actor supervisor;
    private static Actor waste;
    private static Actor tax;

    @BeforeAll
    static void open() {
        town = new Town();
        admin = town.people.hire("管理者", Role.ADMINISTRATOR, Optional.empty());
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        supervisor = town.people.hire("佐藤", Role.SUPERVISOR, Optional.empty());
        waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
        tax = town.people.hire("市民税課", Role.DEPARTMENT_STAFF, Optional.of(Town.TAX));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    private CaseId opened(String id, String name) {
        InboundMessage message =
                town.mail(id, id + "@example.jp", name).subject("件名").text("質問です。").build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static void refused(Runnable act, String words) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.reason().ja()).contains(words));
    }

    @Test
    @Requirement({"ST-099", "YK-009"})
    void aCaseShouldBeClosedWithAnAnswerOrANoteWhereTheCityAsksForIt() {
        assertThat(town.handlingRules.inForce()).isEmpty();
        town.desk.close(operator, opened("m0", "田中 花子"), "answered");
        town.handlingRules.change(admin, Set.of(HandlingRule.ANSWER_BEFORE_CLOSING));
        CaseId noted = opened("m1", "田中 花子");
        refused(() -> town.desk.close(operator, noted, "answered"), "回答が記録されていません");
        town.desk.addNote(operator, noted, "電話で料金を伝えた。");
        town.desk.close(operator, noted, "answered");

        CaseId answered = opened("m2", "田中 花子");
        InteractionId reply = town.desk.submitReply(operator, answered, Reply.of("回答です。"));
        town.desk.returnReply(supervisor, reply, "料金を書いてください。");
        refused(() -> town.desk.close(operator, answered, "answered"), "回答が記録されていません");
        town.desk.approve(
                supervisor,
                town.desk.submitReply(operator, answered, Reply.of("料金は300円です。")),
                Set.of());
        town.desk.close(operator, answered, "answered");

        // a call that nobody took is closed by nobody
        town.desk.close(Actor.system("telephony"), opened("m3", "田中 花子"), "answered");
        assertThatThrownBy(() -> town.handlingRules.change(supervisor, Set.of()))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    @Requirement({"FJ-031", "FJ-029"})
    void aDepartmentShouldBeAskedWithNameAndContactOrBeToldWhyNot() {
        CaseId before = opened("m0", "");
        town.desk.escalate(operator, before, Town.WASTE, "お願いします。");
        town.handlingRules.change(admin, Set.of(HandlingRule.CONTACT_FOR_DEPARTMENT));
        CaseId id = opened("m1", "");
        refused(() -> town.desk.escalate(operator, id, Town.WASTE, "お願いします。"), "お名前");
        town.desk.escalate(operator, id, request(Town.WASTE, "匿名を希望している", Optional.empty()));
        assertThat(town.desk.open(waste, id).escalations())
                .singleElement()
                .satisfies(asked -> assertThat(asked.withoutContact()).isEqualTo("匿名を希望している"));
        town.desk.escalate(operator, opened("m2", "田中 花子"), Town.WASTE, "お願いします。");
    }

    @Test
    @Requirement("ST-164")
    void aDepartmentShouldGetTheDesksFirstAnswerWhichIsNoReasonToReturnTheCase() {
        CaseId id = opened("m1", "田中 花子");
        EscalationId asked =
                town.desk.escalate(
                        operator,
                        id,
                        new DepartmentRequest(
                                Town.WASTE,
                                "この案でよいですか。",
                                Set.of(),
                                "解体せずに出せます。\n",
                                "",
                                Optional.empty()));
        assertThat(town.desk.open(waste, id).escalations())
                .singleElement()
                .satisfies(one -> assertThat(one.suggestedAnswer()).isEqualTo("解体せずに出せます。"));
        refused(() -> town.desk.returnEscalation(waste, asked, "解体せずに出せます。"), "理由");
        refused(
                () ->
                        town.desk.escalate(
                                operator,
                                id,
                                new DepartmentRequest(
                                        Town.WASTE,
                                        "長い案です。",
                                        Set.of(),
                                        "長".repeat(10_001),
                                        "",
                                        Optional.empty())),
                "10,000");
        town.desk.returnEscalation(waste, asked, "別の課の担当です。");
    }

    @Test
    @Requirement("ST-089")
    void aDepartmentShouldBeAskedForAReasonWhereTheCityWantsOne() {
        CaseId id = opened("m1", "田中 花子");
        town.handlingRules.change(admin, Set.of(HandlingRule.REASON_FOR_DEPARTMENT));
        refused(() -> town.desk.escalate(operator, id, Town.WASTE, "お願いします。"), "理由");
        assertThat(town.posted).isEmpty();
        for (String reason : List.of("personal", "expert", "no-faq", "wish")) {
            town.desk.escalate(operator, id, Town.WASTE, "お願いします。", Set.of(reason));
        }
        assertThat(town.desk.open(waste, id).escalations())
                .extracting(Escalation::reasons)
                .contains(List.of("wish"));
    }

    @Test
    @Requirement("SP-036")
    void personalAndCardNumbersShouldNeitherStayInNotesNorGoToADepartment() {
        CaseId id = opened("m1", "田中 花子");
        for (String number : List.of("１２３４ ５６７８ ９０１８", "4111-1111-1111-1111")) {
            refused(() -> town.desk.addNote(operator, id, "番号は" + number), "マイナンバーやカード番号");
            refused(
                    () -> town.desk.escalate(operator, id, Town.WASTE, "番号は" + number),
                    "マイナンバーやカード番号");
        }
        assertThat(town.posted).isEmpty();
        town.desk.addNote(operator, id, "番号は****-5678-9018、受付番号は202611300017。");
        town.desk.escalate(operator, id, Town.WASTE, "電話は0466-25-1111です。");
    }

    private static DepartmentRequest request(
            DepartmentId department, String without, Optional<CallBack> call) {
        return new DepartmentRequest(department, "お願いします。", Set.of(), "", without, call);
    }

    private CallBack call(Duration from, Duration until, String number) {
        Instant now = town.clock.instant();
        return new CallBack(
                Optional.of(now.plus(from)), Optional.of(now.plus(until)), number, "花子");
    }

    @Test
    @Requirement("ST-094")
    void aWishToBeCalledShouldReachTheDepartmentTheMostUrgentFirst() {
        CaseId later = opened("m1", "田中 花子");
        CaseId sooner = opened("m2", "鈴木");
        CaseId anytime = opened("m3", "佐藤");
        CaseId others = opened("m4", "佐藤");
        ask(anytime, Town.WASTE, new CallBack(Optional.empty(), Optional.empty(), "03-1234", ""));
        ask(later, Town.WASTE, call(Duration.ofHours(24), Duration.ofHours(26), "0466-25-1111"));
        ask(sooner, Town.WASTE, call(Duration.ofHours(1), Duration.ofHours(2), "090-0000-0000"));
        ask(others, Town.TAX, call(Duration.ofHours(1), Duration.ofHours(3), "090-0000-0001"));
        assertThat(town.desk.callBacks(waste))
                .extracting(Escalation::caseId)
                .containsExactly(sooner, later, anytime);
        assertThat(town.desk.callBacks(tax)).extracting(Escalation::caseId).containsExactly(others);
        assertThat(town.desk.callBacks(operator)).hasSize(4);
        assertThat(town.desk.open(waste, sooner).escalations().get(0).callBack())
                .contains(call(Duration.ofHours(1), Duration.ofHours(2), "090-0000-0000"));
        assertThat(town.posted)
                .extracting(NewOutbound::text)
                .filteredOn(text -> text.contains("折り返し電話の希望"))
                .hasSize(4)
                .noneMatch(text -> text.contains("090-0000") || text.contains("花子"));
        Escalation done = town.desk.callBacks(waste).get(0);
        town.desk.answerEscalation(waste, done.id(), Reply.of("お電話しました。"));
        assertThat(town.desk.callBacks(waste)).hasSize(2);
        for (CallBack wrong :
                List.of(
                        call(Duration.ofHours(2), Duration.ofHours(1), "090"),
                        call(Duration.ofHours(-3), Duration.ofHours(-1), "0900"),
                        call(Duration.ofHours(1), Duration.ofHours(2), "電話"))) {
            assertThatThrownBy(() -> ask(later, Town.WASTE, wrong))
                    .isInstanceOf(RejectedException.class);
        }
    }

    private void ask(CaseId id, DepartmentId department, CallBack call) {
        town.desk.escalate(operator, id, request(department, "", Optional.of(call)));
    }

    @Test
    @Requirement("FJ-029")
    void whatADepartmentOwesShouldBeWithdrawnKnowingly() {
        CaseId id = opened("m1", "田中 花子");
        town.desk.escalate(operator, id, Town.WASTE, "回収の予定を教えてください。");
        refused(() -> town.desk.close(operator, id, "answered"), "まだ回答していない");
        assertThat(town.desk.open(operator, id).summary().state())
                .isEqualTo(CaseState.WAITING_DEPARTMENT);
        town.posted.clear();
        town.desk.close(operator, id, "answered", true);
        assertThat(town.desk.open(operator, id).summary().state()).isEqualTo(CaseState.CLOSED);
        assertThat(town.desk.open(waste, id).escalations())
                .extracting(Escalation::state)
                .containsExactly(Escalation.State.WITHDRAWN);
        assertThat(town.posted)
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.to().address().value())
                                    .isEqualTo("gomi@asahi.example");
                            assertThat(letter.subject()).contains("取り下げ");
                        });
        assertThat(town.desk.open(operator, id).timeline())
                .filteredOn(TimelineEntry.Change.class::isInstance)
                .extracting(entry -> ((TimelineEntry.Change) entry).kind())
                .contains(ChangeKind.ESCALATION_WITHDRAWN);
    }
}
