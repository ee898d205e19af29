// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.CaseChanged;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.Harassment;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.Acknowledgement;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.OutboundDraft;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.OutboxEntry;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.Thread;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Requirement;

/** The working day of a case, on a real database. */
class CaseDeskTest {
    private static Town town;
    private static Actor operator;
    private static Actor supervisor;
    private static Actor waste;
    private static Actor wasteApprover;
    private static Actor tax;
    private static Actor taxApprover;

    @BeforeAll
    static void open() {
        town = new Town();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        supervisor = town.people.hire("佐藤", Role.SUPERVISOR, Optional.empty());
        waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
        wasteApprover = town.people.hire("ごみ減量課長", Role.APPROVER, Optional.of(Town.WASTE));
        tax = town.people.hire("市民税課", Role.DEPARTMENT_STAFF, Optional.of(Town.TAX));
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

    private InboundMessage question(String id) {
        return town.mail(id, "hanako@example.jp", "田中 花子")
                .subject("粗大ごみの申込方法")
                .text("ソファーを捨てたいのですが、申込方法を教えてください。")
                .build();
    }

    private CaseId opened(String id) {
        InboundMessage message = question(id);
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private List<Interaction> messages(CaseId id) {
        return town.desk.open(operator, id).timeline().stream()
                .filter(TimelineEntry.Message.class::isInstance)
                .map(entry -> ((TimelineEntry.Message) entry).interaction())
                .toList();
    }

    private CaseSummary summary(CaseId id) {
        return town.desk.open(supervisor, id).summary();
    }

    private Interaction last(CaseId id) {
        List<Interaction> all = messages(id);
        return all.get(all.size() - 1);
    }

    @Test
    void aLiveConversationShouldStayOneInteractionHoweverOftenItGoesOn() {
        InboundMessage begun =
                InboundMessage.from(
                                new ChannelId("chat-main"),
                                "room:1",
                                town.clock.instant(),
                                Content.ofUtf8("もしもし"),
                                "text/plain")
                        .subject("街灯")
                        .text("もしもし")
                        .build();
        Inbox.Receipt receipt = town.intake.open(begun, town.register().resolve(begun.sender()));
        CaseId id = receipt.caseId();
        assertThat(town.desk.open(operator, id).replyTo()).isEmpty();

        InboundMessage grown =
                town.mail("room:1", "hanako@example.jp", "").text("もしもし\n街灯が消えています").build();
        town.intake.retell(receipt.interaction(), grown, Optional.empty());
        town.intake.retell(
                receipt.interaction(), grown, Optional.of(town.register().resolve(grown.sender())));

        assertThat(messages(id)).hasSize(1);
        assertThat(last(id).text()).isEqualTo("もしもし\n街灯が消えています");
        assertThat(last(id).subject()).isEqualTo("街灯");
        assertThat(town.desk.open(operator, id).replyTo())
                .hasValueSatisfying(
                        to -> assertThat(to.address().value()).isEqualTo("hanako@example.jp"));
        assertThat(summary(id).contact()).isEqualTo(town.register().resolve(grown.sender()));
        assertThat(town.desk.open(operator, id).timeline())
                .filteredOn(TimelineEntry.Change.class::isInstance)
                .hasSize(1);

        town.desk.close(operator, id, "answered");
        town.intake.retell(receipt.interaction(), grown, Optional.empty());
        assertThat(summary(id).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    @Requirement("ST-099")
    void aMailShouldBecomeACaseWithIdTimeChannelContactAndOriginal() {
        CaseId id = opened("m1");
        assertThat(id.toString()).matches("2026-\\d{6}");
        CaseFile file = town.desk.open(operator, id);
        assertThat(file.summary().state()).isEqualTo(CaseState.NEW);
        assertThat(file.summary().channel()).isEqualTo(Town.MAIL);
        assertThat(file.summary().contactName()).isEqualTo("田中 花子");
        assertThat(file.summary().openedAt()).isEqualTo(town.clock.instant());
        Interaction mail = messages(id).get(0);
        assertThat(mail.text()).contains("ソファー");
        Content original = town.desk.content(operator, id, mail.original().orElseThrow());
        assertThat(new String(original.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .endsWith("原本");
        assertThat(town.audited).contains("山田 case.view case " + id);
    }

    @Test
    void fieldsAttachmentsAndProblemsShouldBeKept() {
        InboundMessage message =
                town.mail("m1", "hanako@example.jp", "田中 花子")
                        .subject("道路の穴")
                        .text("本文")
                        .fields(List.of(new Field("お名前", "田中 花子"), new Field("場所", "駅前")))
                        .attachment(
                                new Attachment("穴の写真①.jpg", "image/jpeg", Content.of(new byte[9])))
                        .problem(new LocalizedText("文字化け", "garbled"))
                        .build();
        CaseId id = town.intake.open(message, town.register().resolve(message.sender())).caseId();
        Interaction kept = messages(id).get(0);
        assertThat(kept.fields()).extracting(Field::value).containsExactly("田中 花子", "駅前");
        assertThat(kept.attachments().get(0).fileName()).isEqualTo("穴の写真①.jpg");
        assertThat(town.desk.content(operator, id, kept.attachments().get(0).blob()).size())
                .isEqualTo(9);
        assertThat(kept.problems()).extracting(LocalizedText::ja).containsExactly("文字化け");
    }

    /** The case says which parts it has (CasePart): what comes later must be among them. */
    @Test
    void partsThatComeLaterShouldBeSeenToo() {
        CaseId id = opened("m1");
        assertThat(town.desk.open(operator, id).escalations()).isEmpty();
        InboundMessage later =
                town.mail("m2", "somebody@example.jp", "別人")
                        .text("追伸")
                        .fields(List.of(new Field("場所", "駅前")))
                        .attachment(new Attachment("写真.jpg", "image/jpeg", Content.of(new byte[3])))
                        .build();
        town.intake.append(later, id);
        town.desk.addNote(operator, id, "電話で確認済み");
        town.desk.escalate(operator, id, Town.WASTE, "確認願います");

        CaseFile file = town.desk.open(operator, id);
        assertThat(file.timeline())
                .filteredOn(TimelineEntry.Note.class::isInstance)
                .extracting(entry -> ((TimelineEntry.Note) entry).text())
                .containsExactly("電話で確認済み");
        assertThat(file.escalations()).hasSize(1);
        Interaction message =
                messages(id).stream()
                        .filter(one -> one.text().equals("追伸"))
                        .findFirst()
                        .orElseThrow();
        assertThat(message.fields()).extracting(Field::value).containsExactly("駅前");
        assertThat(message.attachments())
                .extracting(attachment -> attachment.fileName())
                .containsExactly("写真.jpg");
        assertThat(message.problems()).isNotEmpty();
        assertThat(town.desk.open(waste, id).escalations()).hasSize(1);
    }

    @Test
    void theSameMessageShouldBeKnownAfterwards() {
        assertThat(town.intake.known(Town.MAIL, List.of("m1"))).isEmpty();
        CaseId id = opened("m1");
        Map<String, Inbox.Receipt> known = town.intake.known(Town.MAIL, List.of("m0", "m1", "m2"));
        assertThat(known).containsOnlyKeys("m1");
        Inbox.Receipt receipt = known.get("m1");
        assertThat(receipt.caseId()).isEqualTo(id);
        assertThat(receipt.duplicate()).isTrue();
    }

    @Test
    @Requirement("FJ-136")
    void anAnswerShouldLeaveOnlyAfterSomebodyElseApprovedIt() {
        CaseId id = opened("m1");
        town.desk.assign(operator, id, operator.user());
        InteractionId reply = town.desk.submitReply(operator, id, Reply.of("電話でお申し込みください。"));
        assertThat(summary(id).state()).isEqualTo(CaseState.WAITING_APPROVAL);
        assertThat(town.posted).isEmpty();
        assertThatThrownBy(() -> town.desk.approve(operator, reply, Set.of()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> town.desk.approve(Actor.system("macro"), reply, Set.of()))
                .isInstanceOf(PermissionDeniedException.class);
        town.desk.approve(supervisor, reply, Set.of());
        assertThat(town.posted).hasSize(1);
        assertThat(town.posted.get(0).to().address().value()).isEqualTo("hanako@example.jp");
        assertThat(town.posted.get(0).subject()).isEqualTo("Re: 粗大ごみの申込方法");
        assertThat(town.posted.get(0).inReplyTo()).isEqualTo("<m1@example.jp>");
        assertThat(town.posted.get(0).text()).contains("電話でお申し込みください。").contains("受付番号：" + id);
        assertThatThrownBy(() -> town.desk.approve(supervisor, reply, Set.of()))
                .isInstanceOf(RejectedException.class);
        assertThat(town.posted).hasSize(1);
    }

    @Test
    void aCallForHelpShouldBeOnTheCaseWithWhatHappened() {
        CaseId id = opened("m1");
        town.desk.reportHarassment(operator, id, Harassment.THREAT, "「家に行く」と言われた。");
        assertThat(summary(id).attention()).isTrue();
        assertThat(town.desk.open(operator, id).timeline())
                .anyMatch(
                        entry ->
                                entry instanceof TimelineEntry.Note note
                                        && note.text().equals("「家に行く」と言われた。"))
                .anyMatch(
                        entry ->
                                entry instanceof TimelineEntry.Change change
                                        && change.kind() == ChangeKind.HARASSMENT_REPORTED
                                        && change.detail().equals("THREAT"));
        assertThatThrownBy(() -> town.desk.reportHarassment(tax, id, Harassment.ABUSE, ""))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    @Requirement("FJ-268")
    void theFirstLetterOfACaseShouldInviteToASurveyBeforeItsSignature() {
        town.survey = Optional.of(URI.create(new Asahi().publicUrl() + "/survey/abc"));
        CaseId id = opened("m1");
        InteractionId reply = town.desk.submitReply(operator, id, Reply.of("回答です。"));

        String shown = last(id).text();
        assertThat(shown).startsWith("回答です。").contains("アンケートのお願い", "/survey/abc");
        assertThat(shown.indexOf("/survey/abc")).isLessThan(shown.indexOf("受付番号：" + id));
        town.desk.approve(supervisor, reply, Set.of());
        assertThat(town.posted.get(0).text()).as("what the approver saw").isEqualTo(shown);
        town.desk.submitReply(operator, id, Reply.of("追加の回答です。"));
        assertThat(last(id).text()).contains("追加の回答です。").doesNotContain("/survey/");
    }

    @Test
    void theAuthorShouldNotApproveEvenWithTheRight() {
        CaseId id = opened("m1");
        InteractionId reply = town.desk.submitReply(supervisor, id, Reply.of("回答です。"));
        assertThatThrownBy(() -> town.desk.approve(supervisor, reply, Set.of()))
                .isInstanceOf(RejectedException.class);
        assertThat(town.posted).isEmpty();
    }

    @Test
    void aReturnedAnswerShouldComeBackWithTheRemark() {
        CaseId id = opened("m1");
        InteractionId reply = town.desk.submitReply(operator, id, Reply.of("回答です。"));
        town.desk.returnReply(supervisor, reply, "手数料も書いてください。");
        Interaction returned = last(id);
        assertThat(returned.state()).isEqualTo(InteractionState.RETURNED);
        assertThat(returned.remark()).isEqualTo("手数料も書いてください。");
        assertThat(summary(id).state()).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(summary(id).attention()).isTrue();
    }

    @Test
    void theOutboxShouldMoveTheTimeLineAlong() {
        CaseId id = opened("m1");
        InteractionId reply = town.desk.submitReply(operator, id, Reply.of("回答です。"));
        town.desk.approve(supervisor, reply, Set.of());
        var outbound = last(id).outbound().orElseThrow();
        town.progress.moved(
                outbound,
                id,
                OutboxState.FAILED,
                Optional.empty(),
                Optional.of(new LocalizedText("宛先がありません", "no such address")));
        assertThat(last(id).state()).isEqualTo(InteractionState.FAILED);
        assertThat(last(id).remark()).isEqualTo("宛先がありません");
        Attachment pages =
                new Attachment("sent.pdf", "application/pdf", Content.ofUtf8("%PDF-1.7"));
        town.progress.moved(
                outbound,
                id,
                OutboxState.SENT,
                Optional.of(new Delivery.Accepted("<out@asahi.example>", Optional.of(pages))),
                Optional.empty());
        assertThat(last(id).state()).isEqualTo(InteractionState.SENT);
        assertThat(last(id).attachments())
                .extracting(StoredAttachment::fileName)
                .containsExactly("sent.pdf");
        assertThat(summary(id).state()).isEqualTo(CaseState.ANSWERED);
        assertThat(
                        town.intake.caseOf(
                                Town.MAIL,
                                new Thread("", List.of("<out@asahi.example>"), List.of())))
                .contains(id);
    }

    @Test
    void whatTheOutboxDidMeanwhileShouldBeCaughtUpWith() {
        CaseId id = opened("m1");
        InteractionId reply = town.desk.submitReply(operator, id, Reply.of("回答です。"));
        town.desk.approve(supervisor, reply, Set.of());

        catchUp(id, OutboxState.UNCERTAIN, "届いたか分かりません");
        assertThat(last(id).state()).isEqualTo(InteractionState.UNCERTAIN);
        assertThat(summary(id).attention()).isTrue();

        catchUp(id, OutboxState.SENT, "あとから確かめました");
        catchUp(id, OutboxState.SENT, "あとから確かめました");
        assertThat(last(id).state()).isEqualTo(InteractionState.SENT);
        assertThat(town.desk.open(supervisor, id).timeline())
                .filteredOn(TimelineEntry.Change.class::isInstance)
                .map(TimelineEntry.Change.class::cast)
                .filteredOn(change -> change.kind() == ChangeKind.MESSAGE_SENT)
                .extracting(TimelineEntry.Change::detail)
                .containsExactly("あとから確かめました");
    }

    private void catchUp(CaseId id, OutboxState state, String words) {
        Interaction sent = last(id);
        OutboundId outbound = sent.outbound().orElseThrow();
        town.entries.put(
                outbound,
                new OutboxEntry(
                        outbound,
                        sent.channel(),
                        id,
                        sent.party(),
                        sent.subject(),
                        state,
                        1,
                        town.clock.instant(),
                        Optional.empty(),
                        Optional.of(LocalizedText.same(words))));
        new OutboundCatchUp(town.store, town.outbox, town.progress);
    }

    @Test
    @Requirement("FJ-135")
    void theCitizensReplyShouldLandInTheSameCaseByTokenOrReference() {
        CaseId id = opened("m1");
        town.desk.submitReply(operator, id, Reply.of("回答です。"));
        town.desk.approve(supervisor, last(id).id(), Set.of());
        String token = town.posted.get(0).caseToken();
        assertThat(token).matches("[a-z2-7]{10}");
        assertThat(
                        town.intake.caseOf(
                                Town.MAIL,
                                new Thread("", List.of(), List.of("nothing0000", token))))
                .contains(id);
        assertThat(
                        town.intake.caseOf(
                                Town.MAIL,
                                new Thread("", List.of("<x@y>", "<m1@example.jp>"), List.of())))
                .contains(id);
        assertThat(town.intake.caseOf(Town.MAIL, new Thread("", List.of("<x@y>"), List.of())))
                .isEmpty();
        town.intake.append(town.mail("m2", "hanako@example.jp", "田中 花子").text("ありがとう").build(), id);
        assertThat(messages(id)).hasSize(3);
    }

    @Test
    void aMessageToAClosedCaseShouldOpenItAgainButAMachinesShouldNot() {
        CaseId id = opened("m1");
        town.desk.close(operator, id, "answered");
        town.intake.append(
                town.mail("m2", "hanako@example.jp", "").origin(Origin.AUTO_REPLY).build(), id);
        assertThat(summary(id).state()).isEqualTo(CaseState.CLOSED);
        town.intake.append(town.mail("m3", "hanako@example.jp", "").text("もう一つ").build(), id);
        assertThat(summary(id).state()).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(summary(id).closedAt()).isEmpty();
    }

    @Test
    void aConversationShouldStayInItsCaseAndBeginAnotherSomeTimeAfterItWasClosed() {
        Thread line = new Thread("", List.of(), List.of(), "U1");
        assertThat(town.intake.caseOf(Town.MAIL, line)).isEmpty();
        CaseId id = talk("t1", line);
        assertThat(town.intake.caseOf(Town.MAIL, line)).contains(id);
        assertThat(town.intake.caseOf(new ChannelId("other"), line)).isEmpty();
        assertThat(town.intake.caseOf(Town.MAIL, new Thread("", List.of(), List.of(), "U2")))
                .isEmpty();

        town.desk.close(operator, id, "answered");
        town.clock.advance(Duration.ofHours(23));
        assertThat(town.intake.caseOf(Town.MAIL, line)).contains(id);
        town.clock.advance(Duration.ofHours(2));
        assertThat(town.intake.caseOf(Town.MAIL, line)).isEmpty();

        CaseId next = talk("t2", line);
        assertThat(town.intake.caseOf(Town.MAIL, line)).contains(next);
    }

    @Test
    void aConversationShouldFollowItsPersonToAnEarlierCaseThatAMessageNames() {
        Thread line = new Thread("", List.of(), List.of(), "U1");
        CaseId first = talk("t1", line);
        town.desk.close(operator, first, "answered");
        town.clock.advance(Duration.ofDays(2));
        CaseId second = talk("t2", line);

        Thread quoting = new Thread("", List.of("<t1@example.jp>"), List.of(), "U1");
        assertThat(town.intake.caseOf(Town.MAIL, quoting)).contains(first);
        town.intake.append(said("t3", quoting), first);

        assertThat(second).isNotEqualTo(first);
        assertThat(town.intake.caseOf(Town.MAIL, line)).contains(first);
    }

    private CaseId talk(String id, Thread thread) {
        InboundMessage message = said(id, thread);
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static InboundMessage said(String id, Thread thread) {
        return town.mail(id, "hanako@example.jp", "田中 花子")
                .thread(
                        new Thread(
                                "<" + id + "@example.jp>",
                                thread.references(),
                                thread.caseTokens(),
                                thread.conversation()))
                .text("粗大ごみ")
                .build();
    }

    @Test
    void aStrangersMessageShouldNotTurnTheAnswersAway() {
        CaseId id = opened("m1");
        town.intake.append(town.mail("m2", "mallory@example.jp", "別人").text("私に送って").build(), id);
        assertThat(town.desk.open(operator, id).replyTo().orElseThrow().address().value())
                .isEqualTo("hanako@example.jp");
        assertThat(last(id).problems()).hasSize(1);
    }

    @Test
    void thereShouldBeOneNoteOfReceiptForEachPeerAndDay() {
        InboundMessage first = question("m1");
        CaseId id = town.intake.open(first, town.register().resolve(first.sender())).caseId();
        assertThat(town.intake.acknowledge(first, id)).isTrue();
        InboundMessage second = question("m2");
        CaseId other = town.intake.open(second, town.register().resolve(second.sender())).caseId();
        assertThat(town.intake.acknowledge(second, other)).isFalse();
        assertThat(town.posted).hasSize(1);
        assertThat(town.posted.get(0).automatic()).isTrue();
        assertThat(town.posted.get(0).text()).contains("田中 花子 様").contains(id.toString());
        town.clock.advance(Duration.ofDays(1));
        InboundMessage third = question("m3");
        CaseId next = town.intake.open(third, town.register().resolve(third.sender())).caseId();
        assertThat(town.intake.acknowledge(third, next)).isTrue();
        InboundMessage machine =
                town.mail("m4", "robot@example.jp", "").origin(Origin.AUTO_REPLY).build();
        CaseId fourth =
                town.intake.open(machine, town.register().resolve(machine.sender())).caseId();
        assertThat(town.intake.acknowledge(machine, fourth)).isFalse();
    }

    @Test
    void theNoteOfReceiptShouldBeInTheWordsOfTheFormWhereItHasSome() {
        InboundMessage own =
                town.mail("m1", "hanako@example.jp", "花子")
                        .acknowledgement(new Acknowledgement(true, "受付 {受付番号}", "番号は {number} です。"))
                        .build();
        CaseId id = town.intake.open(own, town.register().resolve(own.sender())).caseId();
        assertThat(town.intake.acknowledge(own, id)).isTrue();
        assertThat(town.posted.get(0).subject()).isEqualTo("受付 " + id);
        assertThat(town.posted.get(0).text()).isEqualTo("番号は " + id + " です。");
        assertThat(town.posted.get(0).automatic()).isTrue();

        InboundMessage none =
                town.mail("m2", "taro@example.jp", "太郎")
                        .acknowledgement(Acknowledgement.NONE)
                        .build();
        CaseId other = town.intake.open(none, town.register().resolve(none.sender())).caseId();
        assertThat(town.intake.acknowledge(none, other)).isFalse();
        assertThat(town.posted).hasSize(1);
    }

    @Test
    void whoExpectsAnAnswerAtOnceShouldGetQuestionsOfTheFaqForEachNewCase() {
        acknowledged("t1", "粗大ごみ");
        acknowledged("t2", "粗大ごみの料金は");
        acknowledged("t3", "ありがとう");
        acknowledged("t4", "粗大ごみが壊れた");

        assertThat(town.posted).allMatch(NewOutbound::automatic).hasSize(4);
        assertThat(town.posted.get(0).text())
                .endsWith(
                        """
                        次の「よくある質問」で解決するかもしれません。
                        ・粗大ごみの出し方を知りたい
                        https://faq.asahi.example/faq/7
                        ・粗大ごみの料金を知りたい
                        https://faq.asahi.example/faq/8\
                        """);
        assertThat(town.posted.get(2).text()).doesNotContain("よくある質問");
        assertThat(town.posted.get(3).text()).doesNotContain("よくある質問");
    }

    private static void acknowledged(String id, String text) {
        InboundMessage message =
                InboundMessage.from(
                                Town.TALK,
                                id,
                                town.clock.instant(),
                                Content.ofUtf8("{}"),
                                "application/json")
                        .sender(new Party(new Address(AddressKind.LINE, "U1"), "花子"))
                        .text(text)
                        .build();
        CaseId opened =
                town.intake.open(message, town.register().resolve(message.sender())).caseId();
        assertThat(town.intake.acknowledge(message, opened)).isTrue();
    }

    @Test
    void whatAPersonDidBesidesWritingShouldWantAttentionButNotOpenTheCaseAgain() {
        CaseId id = opened("m1");
        town.desk.close(operator, id, "answered");
        town.intake.append(
                town.mail("m2", "hanako@example.jp", "").origin(Origin.NOTICE).build(), id);
        assertThat(summary(id).state()).isEqualTo(CaseState.CLOSED);
        assertThat(summary(id).attention()).isTrue();
    }

    @Test
    @Requirement({"FJ-111", "FJ-132", "FJ-133", "ST-094", "ST-161", "SP-022"})
    void aDepartmentShouldBeAskedByMailWithALinkAndAnswerThroughItsApprover() {
        CaseId id = opened("m1");
        EscalationId asked = town.desk.escalate(operator, id, Town.WASTE, "料金を教えてください。");
        assertThat(summary(id).state()).isEqualTo(CaseState.WAITING_DEPARTMENT);
        assertThat(town.posted.get(0).to().address().value()).isEqualTo("gomi@asahi.example");
        assertThat(town.posted.get(0).text())
                .contains("https://desk.asahi.example/console/cases/" + id)
                .doesNotContain("hanako", "花子", "ソファー");
        assertThatThrownBy(() -> town.desk.open(tax, id)).isInstanceOf(NotFoundException.class);
        assertThat(town.desk.open(waste, id).escalations().get(0).state())
                .isEqualTo(Escalation.State.OPEN);
        assertThat(list(waste, CaseView.MINE)).hasSize(1);
        assertThat(list(tax, CaseView.ALL_OPEN)).isEmpty();
        InteractionId answer = town.desk.answerEscalation(waste, asked, Reply.of("一点につき500円です。"));
        assertThat(summary(id).state()).isEqualTo(CaseState.WAITING_APPROVAL);
        assertThat(town.posted).hasSize(1);
        assertThatThrownBy(() -> town.desk.approve(waste, answer, Set.of()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> town.desk.approve(taxApprover, answer, Set.of()))
                .isInstanceOfAny(NotFoundException.class, PermissionDeniedException.class);
        assertThat(town.posted).hasSize(1);
        town.desk.approve(wasteApprover, answer, Set.of());
        assertThat(town.posted).hasSize(2);
        assertThat(town.posted.get(1).to().address().value()).isEqualTo("hanako@example.jp");
        assertThatThrownBy(() -> town.desk.answerEscalation(waste, asked, Reply.of("もう一度")))
                .isInstanceOf(RejectedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "phone-main, phone, +81466250001",
        "fax-main, fax, +81466250002",
        "form, email, kimura@example.jp"
    })
    @Requirement({"ST-058", "ST-162"})
    void whateverWayAQuestionCameItShouldReachTheDepartment(
            String channel, String kind, String address) {
        InboundMessage message =
                InboundMessage.from(
                                new ChannelId(channel),
                                "q1",
                                town.clock.instant(),
                                Content.ofUtf8("原本"),
                                "text/plain")
                        .sender(new Party(new Address(new AddressKind(kind), address), "木村 恵"))
                        .subject("空き地のタイヤ")
                        .text("いつ回収されますか。")
                        .attachment(
                                new Attachment("空き地.jpg", "image/jpeg", Content.of(new byte[9])))
                        .build();
        CaseId id = town.intake.open(message, town.register().resolve(message.sender())).caseId();
        assertThat(list(waste, CaseView.MINE)).isEmpty();
        town.desk.escalate(operator, id, Town.WASTE, "回収の予定を教えてください。");
        assertThat(list(waste, CaseView.MINE))
                .extracting(CaseSummary::id, one -> one.channel().value())
                .containsExactly(tuple(id, channel));
        assertThat(town.desk.open(waste, id).escalations()).hasSize(1);
        assertThat(
                        town.desk
                                .content(waste, id, messages(id).get(0).attachments().get(0).blob())
                                .size())
                .isEqualTo(9);
    }

    @Test
    void aDepartmentShouldSeeTheConversationAndNothingOfTheDesksOwn() {
        CaseId id = opened("m1");
        town.desk.addNote(operator, id, "以前も強い口調の方です。");
        town.desk.escalate(operator, id, Town.WASTE, "料金を教えてください。");
        town.desk.escalate(operator, id, Town.TAX, "税の扱いを教えてください。");
        CaseFile seen = town.desk.open(waste, id);
        assertThat(seen.escalations())
                .extracting(Escalation::question)
                .containsExactly("料金を教えてください。");
        assertThat(seen.timeline())
                .singleElement()
                .isInstanceOfSatisfying(
                        TimelineEntry.Message.class,
                        message ->
                                assertThat(message.interaction().kind())
                                        .isEqualTo(InteractionKind.INBOUND));
        assertThat(town.desk.open(operator, id).escalations()).hasSize(2);
    }

    @Test
    @Requirement("FJ-226")
    void whatAMergedDepartmentHasNotAnsweredShouldWaitForItsSuccessor() {
        CaseId id = opened("m1");
        EscalationId answered = town.desk.escalate(operator, id, Town.WASTE, "料金を教えてください。");
        town.desk.returnEscalation(waste, answered, "担当が違います。");
        town.desk.escalate(operator, id, Town.WASTE, "回収の予定を教えてください。");

        town.mergedEscalations().merged(operator, Town.WASTE, Town.TAX);

        Actor tax = town.people.hire("市民税課", Role.DEPARTMENT_STAFF, Optional.of(Town.TAX));
        assertThat(town.desk.open(tax, id).escalations())
                .extracting(Escalation::question, Escalation::departmentName)
                .containsExactly(tuple("回収の予定を教えてください。", "市民税課"));
        assertThat(list(tax, CaseView.MINE)).extracting(CaseSummary::id).contains(id);
        assertThat(town.desk.open(operator, id).summary().department()).contains(Town.TAX);
        assertThat(town.posted)
                .filteredOn(letter -> letter.to().address().value().equals("zei@asahi.example"))
                .as("the successor is told of what waits, and of nothing else")
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.subject()).startsWith("【引き継ぎ】" + id);
                            assertThat(letter.text())
                                    .contains("ごみ減量課", "市民税課", "回収の予定を教えてください。")
                                    .doesNotContain("田中", "{{");
                        });
        assertThat(town.desk.open(waste, id).escalations())
                .extracting(Escalation::question)
                .containsExactly("料金を教えてください。");
    }

    @Test
    @Requirement({"FJ-109", "SP-022"})
    void aDepartmentMaySendACaseBackWithAReason() {
        CaseId id = opened("m1");
        EscalationId asked = town.desk.escalate(operator, id, Town.WASTE, "お願いします。");
        town.desk.returnEscalation(waste, asked, "当課の担当ではありません。");
        Escalation ended = town.desk.open(operator, id).escalations().get(0);
        assertThat(ended.state()).isEqualTo(Escalation.State.RETURNED);
        assertThat(ended.answer()).isEqualTo("当課の担当ではありません。");
        assertThat(summary(id).state()).isEqualTo(CaseState.IN_PROGRESS);
    }

    @Test
    void aReturnedDepartmentAnswerShouldAskTheDepartmentAgain() {
        CaseId id = opened("m1");
        EscalationId asked = town.desk.escalate(operator, id, Town.WASTE, "お願いします。");
        InteractionId answer = town.desk.answerEscalation(waste, asked, Reply.of("500円"));
        town.desk.returnReply(wasteApprover, answer, "文章にしてください。");
        assertThat(summary(id).state()).isEqualTo(CaseState.WAITING_DEPARTMENT);
        assertThat(list(waste, CaseView.MINE)).hasSize(1);
    }

    private List<CaseSummary> list(Actor actor, CaseView view) {
        return town.desk.list(actor, CaseQuery.of(view), PageRequest.first(50)).items();
    }

    @Test
    void viewsShouldHoldWhatTheirNameSays() {
        CaseId mine = opened("m1");
        opened("m2");
        CaseId closed = opened("m3");
        town.desk.assign(operator, mine, operator.user());
        town.desk.close(operator, closed, "referred");
        assertThat(list(operator, CaseView.MINE)).extracting(CaseSummary::id).containsExactly(mine);
        assertThat(list(operator, CaseView.UNASSIGNED)).hasSize(1);
        assertThat(list(operator, CaseView.ALL_OPEN)).hasSize(2);
        assertThat(list(operator, CaseView.CLOSED)).hasSize(1);
        assertThat(town.desk.counts(operator)).containsEntry(CaseView.ALL_OPEN, 2L);
        assertThat(town.desk.open(operator, mine).earlier()).hasSize(2);
    }

    @Test
    void theCasesOfJoinedContactsShouldBeShownUnderOnePerson() {
        CaseId byMail = opened("m1");
        CaseId another = opened("m2");
        town.desk.close(operator, another, "referred");
        InboundMessage call =
                town.mail("m3", "hana@example.jp", "田中").subject("引き取り").text("何時ですか").build();
        CaseId byCall = town.intake.open(call, town.register().resolve(call.sender())).caseId();
        InboundMessage stranger = town.mail("m4", "taro@example.jp", "").text("ほかの人").build();
        town.intake.open(stranger, town.register().resolve(stranger.sender()));
        assertThat(town.desk.open(operator, byCall).earlier()).isEmpty();

        town.joined.add(summary(byMail).contact());
        town.joined.add(summary(byCall).contact());

        assertThat(town.desk.open(operator, byCall).earlier())
                .extracting(CaseSummary::id)
                .containsExactly(byMail, another);
        assertThat(town.desk.open(operator, byMail).earlier())
                .extracting(CaseSummary::id)
                .containsExactly(byCall, another);
        CaseQuery theirs =
                new CaseQuery(
                        CaseView.ALL_OPEN,
                        "",
                        Optional.empty(),
                        Optional.of(summary(byCall).contact()));
        assertThat(town.desk.list(operator, theirs, PageRequest.first(10)).items())
                .extracting(CaseSummary::id)
                .containsExactlyInAnyOrder(byMail, byCall);
    }

    @Test
    void aCaseShouldBeFoundByIdSubjectAndName() {
        CaseId id = opened("m1");
        for (String text : List.of(id.toString(), "粗大", "田中", "#" + id)) {
            CaseQuery query =
                    new CaseQuery(CaseView.ALL_OPEN, text, Optional.empty(), Optional.empty());
            assertThat(town.desk.list(operator, query, PageRequest.first(10)).items())
                    .as(text)
                    .hasSize(1);
        }
        CaseQuery nothing =
                new CaseQuery(CaseView.ALL_OPEN, "100%_", Optional.empty(), Optional.empty());
        assertThat(town.desk.list(operator, nothing, PageRequest.first(10)).items()).isEmpty();
    }

    @Test
    @Requirement("ST-150")
    void aCaseOfLastYearShouldBeFoundAndReadAsIfItWereOfToday() {
        CaseId old = opened("m1");
        town.desk.close(operator, old, "answered");
        Duration year = Duration.ofDays(366);
        town.clock.advance(year);
        try {
            CaseQuery query =
                    new CaseQuery(CaseView.CLOSED, "ソファー", Optional.empty(), Optional.empty());
            assertThat(town.desk.list(operator, query, PageRequest.first(10)).items())
                    .extracting(CaseSummary::id)
                    .containsExactly(old);
            assertThat(messages(old).get(0).text()).contains("ソファーを捨てたい");
            assertThat(town.desk.open(operator, opened("m2")).earlier())
                    .extracting(CaseSummary::id)
                    .containsExactly(old);
        } finally {
            town.clock.advance(year.negated());
        }
    }

    @Test
    void aDraftShouldSurviveAndGoWhenSubmitted() {
        CaseId id = opened("m1");
        town.desk.saveDraft(operator, id, "書きかけ");
        town.desk.saveDraft(operator, id, "書きかけの文");
        assertThat(town.desk.draft(operator, id)).isEqualTo("書きかけの文");
        assertThat(town.desk.draft(supervisor, id)).isEmpty();
        town.desk.submitReply(operator, id, Reply.of("書きかけの文でした。"));
        assertThat(town.desk.draft(operator, id)).isEmpty();
    }

    @Test
    void aMachinesNoteShouldNotHideThatSomebodyWrote() {
        CaseId id = opened("m1");
        town.desk.assign(supervisor, id, operator.user());
        town.intake.append(question("m2"), id);
        town.intake.append(
                town.mail("m3", "hanako@example.jp", "").origin(Origin.AUTO_REPLY).build(), id);
        assertThat(summary(id).attention()).isTrue();
    }

    @Test
    void whatItsChannelWouldRefuseShouldNotBeSubmitted() {
        CaseId id = opened("m1");
        town.present = new Choosy();
        assertThatThrownBy(() -> town.desk.submitReply(operator, id, Reply.of("自由な文")))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("only what is approved");
        assertThat(messages(id)).hasSize(1);
        town.desk.submitReply(operator, id, Reply.of("承認済みの文"));
        assertThat(last(id).state()).isEqualTo(InteractionState.AWAITING_APPROVAL);
    }

    @Test
    void aNoteOfReceiptThatItsChannelWouldRefuseShouldNotBeWritten() {
        CaseId id = opened("m1");
        town.present = new Choosy();
        assertThat(town.intake.acknowledge(question("m1"), id)).isFalse();
        assertThat(messages(id)).hasSize(1);
        town.present = null;
        assertThat(town.intake.acknowledge(question("m1"), id)).isTrue();
    }

    @Test
    void approvedTextsShouldBeOfferedInPlaceOfCannedReplies() {
        CaseId id = opened("m1");
        town.present = new Choosy();
        assertThat(town.desk.cannedReplies(operator, id))
                .containsExactly(
                        new CannedReply("number", "受付番号", "承認済みの文 " + id + " {{text:20}}"));
    }

    /** Takes nothing but one text. */
    private static final class Choosy implements Channel {
        @Override
        public ChannelDescriptor descriptor() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Delivery send(OutboundMessage message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelHealth health() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<LocalizedText> objection(OutboundDraft draft) {
            return draft.text().startsWith("承認済みの文")
                    ? Optional.empty()
                    : Optional.of(new LocalizedText("承認済みの文だけです", "only what is approved"));
        }

        @Override
        public List<CannedReply> approvedTexts() {
            return List.of(new CannedReply("number", "受付番号", "承認済みの文 {{case}} {{text:20}}"));
        }
    }

    @Test
    void cannedRepliesShouldBeFilledForTheCase() {
        CaseId id = opened("m1");
        assertThat(town.desk.cannedReplies(operator, id).get(0).text())
                .startsWith("田中 花子 様")
                .contains("あさひ市コンタクトセンターの山田です")
                .doesNotContain("{{");
        assertThat(town.desk.dispositions()).hasSize(13);
    }

    @Test
    void aNameThatLooksLikeAPlaceShouldNotBeFilled() {
        String name = "{{case}}{{subject}}{{city}}{{desk}}{{operator}}$1";
        InboundMessage message = town.mail("m1", "b@example.jp", name).text("本文").build();
        CaseId id = town.intake.open(message, town.register().resolve(message.sender())).caseId();
        assertThat(town.desk.cannedReplies(operator, id).get(0).text()).startsWith(name + " 様");
    }

    @Test
    @Requirement({"FJ-032", "YK-008"})
    void anOpinionShouldBeNotedAndClosedByTheDeskItself() {
        CaseId id = opened("m1");
        town.desk.assign(operator, id, operator.user());
        town.desk.addNote(operator, id, "ご意見を伺い、お礼を伝えた。");
        town.desk.close(operator, id, "opinion");
        CaseFile closed = town.desk.open(operator, id);
        assertThat(closed.summary().state()).isEqualTo(CaseState.CLOSED);
        assertThat(closed.summary().disposition()).contains("opinion");
        assertThat(closed.escalations()).isEmpty();
        assertThat(closed.timeline())
                .filteredOn(TimelineEntry.Note.class::isInstance)
                .extracting(entry -> ((TimelineEntry.Note) entry).text())
                .containsExactly("ご意見を伺い、お礼を伝えた。");
        assertThat(town.posted).isEmpty();
    }

    @Test
    void aClosedCaseShouldTakeNoReplyAndAPendingReplyNoClosing() {
        CaseId id = opened("m1");
        town.desk.submitReply(operator, id, Reply.of("回答"));
        assertThatThrownBy(() -> town.desk.close(operator, id, "answered"))
                .isInstanceOf(RejectedException.class);
        town.desk.withdrawReply(operator, last(id).id());
        assertThatThrownBy(() -> town.desk.close(operator, id, "nonsense"))
                .isInstanceOf(RejectedException.class);
        town.desk.close(operator, id, "answered");
        assertThatThrownBy(() -> town.desk.submitReply(operator, id, Reply.of("回答")))
                .isInstanceOf(RejectedException.class);
        town.desk.reopen(operator, id);
        assertThat(summary(id).state()).isEqualTo(CaseState.IN_PROGRESS);
    }

    @Test
    @Requirement("FJ-185")
    void contentOfAnotherCaseShouldNotBeReachable() {
        CaseId one = opened("m1");
        CaseId two = opened("m2");
        var blob = messages(one).get(0).original().orElseThrow();
        assertThatThrownBy(() -> town.desk.content(operator, two, blob))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void everyChangeShouldBeTold() {
        CaseId id = opened("m1");
        town.desk.addNote(operator, id, "電話でも確認済み");
        assertThat(town.fixture.published()).filteredOn(CaseChanged.class::isInstance).hasSize(2);
        assertThat(messages(id).get(0).kind()).isEqualTo(InteractionKind.INBOUND);
    }
}
