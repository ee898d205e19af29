// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.ConcernException;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

/** What keeps an answer from going to the wrong person, on a real database. */
class ReplyGateTest {
    private static final String SECRET = "マイナンバー 5551-2340-9878 で登録しました。";

    private static Town town;
    private static Actor operator;
    private static Actor supervisor;
    private static Actor waste;
    private static Actor taxApprover;

    @BeforeAll
    static void open() {
        town = new Town();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        supervisor = town.people.hire("佐藤", Role.SUPERVISOR, Optional.empty());
        waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
        taxApprover = town.people.hire("市民税課長", Role.APPROVER, Optional.of(Town.TAX));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    private CaseId opened(String id, Attachment... files) {
        InboundMessage.Builder mail =
                town.mail(id, id + "@example.jp", "田中 花子")
                        .subject("粗大ごみの申込方法")
                        .text("申込方法を教えてください。");
        List.of(files).forEach(mail::attachment);
        InboundMessage message = mail.build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private Interaction last(CaseId id) {
        List<Interaction> all =
                town.desk.open(operator, id).timeline().stream()
                        .filter(TimelineEntry.Message.class::isInstance)
                        .map(entry -> ((TimelineEntry.Message) entry).interaction())
                        .toList();
        return all.get(all.size() - 1);
    }

    private static Set<Concern> concerns(Runnable refused) {
        try {
            refused.run();
        } catch (ConcernException e) {
            return e.concerns();
        }
        throw new AssertionError("it was not refused");
    }

    @Test
    @Requirement({"ST-279", "SP-036"})
    void whatMustBeLookedAtAgainShouldBeAcceptedByTheAuthorAndByTheApprover() {
        CaseId id = opened("m1");
        assertThat(concerns(() -> town.desk.submitReply(operator, id, Reply.of(SECRET))))
                .containsExactly(Concern.PERSONAL_NUMBER);
        assertThat(town.desk.open(operator, id).summary().state()).isEqualTo(CaseState.NEW);
        Set<Concern> seen = Set.of(Concern.PERSONAL_NUMBER);
        InteractionId reply = town.desk.submitReply(operator, id, Reply.of(SECRET).accepting(seen));
        assertThat(last(id).release().concerns()).isEqualTo(seen);
        assertThat(concerns(() -> town.desk.approve(supervisor, reply, Set.of()))).isEqualTo(seen);
        assertThat(town.posted).isEmpty();
        town.desk.approve(supervisor, reply, seen);
        assertThat(town.posted).hasSize(1);
        assertThat(town.details)
                .filteredOn(detail -> detail.endsWith(" despite PERSONAL_NUMBER"))
                .as("what was handed in and released")
                .hasSize(2);
    }

    @Test
    @Requirement("ST-279")
    void aLetterToSomebodyElseShouldBeNoticed() {
        CaseId id = opened("m1");
        CaseId other = opened("m2");
        assertThat(
                        concerns(
                                () ->
                                        town.desk.submitReply(
                                                operator,
                                                id,
                                                Reply.of("佐藤 一郎 様\n\n受付番号" + other + "の件です。"))))
                .containsExactlyInAnyOrder(Concern.OTHER_NAME, Concern.OTHER_CASE);
        town.desk.submitReply(operator, id, Reply.of("田中 花子 様\n\n受付番号" + id + "の件です。2026-999999"));
    }

    @Test
    @Requirement("ST-279")
    void aFileThatAnotherCitizenSentShouldBeNoticed() {
        Attachment photograph = file("写真.jpg", "ソファーの写真");
        opened("m1", photograph);
        CaseId id = opened("m2");
        Reply reply = new Reply("", "こちらです。", List.of(file("別の名前.jpg", "ソファーの写真")));
        assertThat(concerns(() -> town.desk.submitReply(operator, id, reply)))
                .containsExactly(Concern.OTHER_CASES_FILE);
        town.desk.submitReply(
                operator, id, new Reply("", "こちらです。", List.of(file("案内.jpg", "ソファーの料金"))));
    }

    /**
     * What the city itself sends to everybody is no mistake, and nor is a file of the same case.
     */
    @Test
    void theCitysOwnFormsShouldRaiseNoConcern() {
        Attachment form = file("申請書.pdf", "%PDF-申請書");
        CaseId first = opened("m1", file("質問.jpg", "質問の写真"));
        town.desk.submitReply(operator, first, new Reply("", "こちらです。", List.of(form)));
        CaseId second = opened("m2");
        town.desk.submitReply(operator, second, new Reply("", "こちらです。", List.of(form)));
        town.desk.submitReply(
                operator, first, new Reply("", "お返しします。", List.of(file("a.jpg", "質問の写真"))));
    }

    private static Attachment file(String name, String content) {
        return new Attachment(name, "application/octet-stream", Content.ofUtf8(content));
    }

    @Test
    @Requirement("ST-279")
    void aReleasedAnswerShouldComeBackWhileItIsHeldAndNotLater() {
        CaseId id = opened("m1");
        InteractionId reply = town.desk.submitReply(operator, id, Reply.of("回答です。"));
        town.desk.approve(supervisor, reply, Set.of());
        assertThat(last(id).release().heldUntil()).contains(town.clock.instant().plus(Town.HOLD));
        assertThat(town.posted.get(0).hold()).isEqualTo(Town.HOLD);
        town.clock.advance(Town.HOLD.minus(Duration.ofMillis(1)));
        town.desk.recallReply(supervisor, reply);
        assertThat(last(id).state()).isEqualTo(InteractionState.AWAITING_APPROVAL);
        assertThat(last(id).outbound()).isEmpty();
        assertThat(town.desk.open(operator, id).summary().state())
                .isEqualTo(CaseState.WAITING_APPROVAL);
        assertThat(town.posted).isEmpty();
        town.desk.approve(supervisor, reply, Set.of());
        town.clock.advance(Town.HOLD);
        assertThatThrownBy(() -> town.desk.recallReply(operator, reply))
                .isInstanceOf(RejectedException.class);
        assertThat(last(id).state()).isEqualTo(InteractionState.QUEUED);
    }

    @Test
    void onlyItsAuthorAndItsApproversShouldTakeAnAnswerBack() {
        CaseId id = opened("m1");
        InteractionId reply = town.desk.submitReply(operator, id, Reply.of("回答です。"));
        town.desk.escalate(operator, id, Town.WASTE, "確認をお願いします。");
        town.desk.escalate(operator, id, Town.TAX, "確認をお願いします。");
        town.desk.approve(supervisor, reply, Set.of());
        assertThatThrownBy(() -> town.desk.recallReply(waste, reply))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> town.desk.recallReply(taxApprover, reply))
                .isInstanceOf(RejectedException.class);
        town.desk.recallReply(operator, reply);
    }
}
