// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.OutboxEntry;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** A message in the outbox is never lost, never sent twice by itself, and its end is visible. */
class DatabaseOutboxTest {
    private static final ChannelId MAIL = new ChannelId("email-main");
    private static final CaseId CASE = new CaseId(2026, 1);
    private static final LocalizedText BUSY = new LocalizedText("混み合っています", "busy");

    private final Actor supervisor =
            new Actor(
                    Optional.empty(), "佐藤", Set.of(Role.SUPERVISOR), Optional.empty(), "127.0.0.1");
    private final List<String> audited = new ArrayList<>();
    private final List<String> moves = new ArrayList<>();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T01:00:00Z"));
    private StorageFixture fixture;
    private ChannelStore store;
    private DatabaseOutbox outbox;

    @BeforeEach
    void open() {
        fixture = StorageFixture.start();
        store = new ChannelStore(fixture.storage());
        outbox = newOutbox();
    }

    private DatabaseOutbox newOutbox() {
        DatabaseOutbox made =
                new DatabaseOutbox(
                        store,
                        fixture.blobs(),
                        fixture.events(),
                        new RecordingAudit(),
                        new RetryPolicy(Duration.ofHours(48)),
                        clock);
        made.addObserver(
                (id, caseId, state, accepted, reason) ->
                        moves.add(
                                state
                                        + " "
                                        + accepted.map(Delivery.Accepted::carrierRef).orElse("")
                                        + reason.map(r -> r.ja()).orElse("")));
        return made;
    }

    @Test
    @Requirement("ST-220")
    void whoKeepsTheProductRunningShouldSeeThatAMessageWaitsAndNotWhatItSays() {
        enqueue("回答です。");
        Actor caretaker =
                new Actor(
                        Optional.empty(),
                        "保守",
                        Set.of(Role.SYSTEM_OPERATOR),
                        Optional.empty(),
                        "127.0.0.1");
        OutboxEntry seen =
                outbox.list(caretaker, Set.of(OutboxState.WAITING), PageRequest.first(1))
                        .items()
                        .get(0);
        assertThat(seen.caseId()).isEqualTo(CASE);
        assertThat(seen.subject()).isEmpty();
        assertThat(seen.to()).isEqualTo(new Party(Address.NONE, ""));
    }

    @Test
    void whatWasSentForACaseShouldGoWithItOnceNothingIsUnderWay() {
        OutboxMemory memory = new OutboxMemory(store);
        OutboundId id = enqueue("回答です。");
        assertThatThrownBy(() -> memory.forget(CASE))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.reason().ja()).contains("送信待ち"));
        outbox.claim(MAIL, 1);
        outbox.report(id, new Delivery.Accepted("carrier-1"));
        memory.forget(new CaseId(2026, 2));
        assertThat(outbox.find(id)).isPresent();

        memory.forget(CASE);
        memory.forget(CASE);

        assertThat(outbox.find(id)).isEmpty();
    }

    @AfterEach
    void close() {
        store.close();
        fixture.close();
    }

    private OutboundId enqueue(String text) {
        return enqueue(text, Duration.ZERO);
    }

    private OutboundId enqueue(String text, Duration hold) {
        var blob = fixture.blobs().put(Content.ofUtf8("中身"));
        return outbox.enqueue(
                new NewOutbound(
                        MAIL,
                        new Party(Address.email("hanako@example.jp"), "田中 花子"),
                        "Re: 粗大ごみ",
                        text,
                        List.of(new StoredAttachment("案内①.pdf", "application/pdf", 6, blob)),
                        CASE,
                        "abcdefghij",
                        "<m1@example.jp>",
                        List.of("<m0@example.jp>", "<m1@example.jp>"),
                        false,
                        hold));
    }

    private OutboxState state(OutboundId id) {
        return outbox.find(id).orElseThrow().state();
    }

    @Test
    void aMessageShouldBeClaimedOnceWithEverythingItNeeds() {
        enqueue("回答です。");
        List<OutboundMessage> claimed = outbox.claim(MAIL, 10);
        assertThat(claimed).hasSize(1);
        OutboundMessage message = claimed.get(0);
        assertThat(message.text()).isEqualTo("回答です。");
        assertThat(message.references()).containsExactly("<m0@example.jp>", "<m1@example.jp>");
        assertThat(message.attachments().get(0).fileName()).isEqualTo("案内①.pdf");
        assertThat(message.attachments().get(0).content().bytes()).hasSize(6);
        assertThat(outbox.claim(MAIL, 10)).isEmpty();
        assertThat(outbox.claim(new ChannelId("sms-main"), 10)).isEmpty();
        assertThat(message.copies()).isEmpty();
        assertThat(message.senderName()).isEmpty();
    }

    @Test
    void copiesShouldWaitWithTheMessage() {
        Party citizen = new Party(Address.email("hanako@example.jp"), "田中 花子");
        List<Party> copies =
                IntStream.range(0, 10)
                        .mapToObj(
                                each ->
                                        new Party(
                                                Address.email(each + "@" + "x".repeat(318)),
                                                each == 0 ? "" : "名\t前".repeat(each * 10)))
                        .toList();
        NewOutbound plain =
                new NewOutbound(
                        MAIL,
                        citizen,
                        "",
                        "回答です。",
                        List.of(),
                        CASE,
                        "t",
                        "",
                        List.of(),
                        false,
                        Duration.ZERO);
        outbox.enqueue(plain.with(copies, "あさひ市 ごみ減量課"));
        OutboundMessage message = outbox.claim(MAIL, 10).get(0);
        assertThat(message.copies()).isEqualTo(copies);
        assertThat(message.senderName()).isEqualTo("あさひ市 ごみ減量課");
        Party fax = new Party(new Address(AddressKind.FAX, "0466123456"), "");
        assertThatThrownBy(() -> outbox.enqueue(plain.with(List.of(fax), "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Nothing leaves before its hold window has passed, and within it a message is taken back. */
    @Test
    @Requirement("ST-279")
    void aHeldMessageShouldWaitAndComeBackWhenItIsRecalled() {
        OutboundId kept = enqueue("考え直した回答です。", Duration.ofSeconds(10));
        OutboundId sent = enqueue("そのままの回答です。", Duration.ofSeconds(10));
        clock.advance(Duration.ofSeconds(9));
        assertThat(outbox.claim(MAIL, 10)).isEmpty();
        outbox.recall(kept);
        clock.advance(Duration.ofSeconds(1));
        assertThat(outbox.claim(MAIL, 10)).extracting(OutboundMessage::id).containsExactly(sent);
        assertThat(state(kept)).isEqualTo(OutboxState.CANCELLED);
        assertThatThrownBy(() -> outbox.recall(sent)).isInstanceOf(RejectedException.class);
        assertThat(moves).isEmpty();
    }

    @Test
    void anAcceptedMessageShouldBeSentForGood() {
        OutboundId id = enqueue("回答です。");
        outbox.claim(MAIL, 1);
        outbox.report(id, new Delivery.Accepted("<out@asahi.example>"));
        assertThat(state(id)).isEqualTo(OutboxState.SENT);
        assertThat(moves).containsExactly("SENT <out@asahi.example>");
    }

    @Test
    void anAnswerNotedAgainShouldChangeNothing() {
        OutboundId id = enqueue("回答です。");
        outbox.claim(MAIL, 1);
        outbox.report(id, new Delivery.Accepted("<out@asahi.example>"));
        outbox.report(id, new Delivery.Accepted("<out@asahi.example>"));
        outbox.reportUncertain(id, BUSY);
        assertThat(state(id)).isEqualTo(OutboxState.SENT);
        assertThat(moves).hasSize(1);
    }

    @Test
    void anUncertainMessageShouldBeAskedAboutAtOnceAndLessAndLessOften() {
        OutboundId id = enqueue("回答です。");
        outbox.claim(MAIL, 1);
        outbox = newOutbox();
        int asked = 0;
        for (int look = 0; look < 4 * 24 * 6; look++) {
            asked += outbox.uncertain(MAIL, 10).size();
            assertThat(outbox.uncertain(MAIL, 10)).isEmpty();
            clock.advance(Duration.ofMinutes(10));
        }
        assertThat(asked).isEqualTo(AskingPolicy.MOST);
        assertThat(state(id)).isEqualTo(OutboxState.UNCERTAIN);
    }

    @Test
    void whatTheCarrierKnowsAfterwardsShouldSettleAnUncertainMessage() {
        OutboundId sent = enqueue("一通目");
        OutboundId notSent = enqueue("二通目");
        outbox.claim(MAIL, 2);
        outbox = newOutbox();
        assertThat(outbox.uncertain(MAIL, 10)).extracting(m -> m.id()).contains(sent, notSent);
        outbox.report(sent, new Delivery.Accepted("<out@asahi.example>"));
        outbox.report(notSent, new Delivery.Deferred(BUSY, Duration.ZERO));
        assertThat(state(sent)).isEqualTo(OutboxState.SENT);
        assertThat(state(notSent)).isEqualTo(OutboxState.WAITING);
        assertThat(moves).anyMatch(move -> move.startsWith("SENT <out@asahi.example>送信サーバーに問い合わせ"));
    }

    @Test
    void aPersonShouldConfirmThatAnUncertainMessageArrived() {
        OutboundId id = enqueue("回答です。");
        assertThatThrownBy(() -> outbox.confirm(supervisor, id))
                .isInstanceOf(RejectedException.class);
        outbox.claim(MAIL, 1);
        outbox.reportUncertain(id, BUSY);
        outbox.confirm(supervisor, id);
        assertThat(state(id)).isEqualTo(OutboxState.SENT);
        assertThat(audited).containsExactly("outbox.confirm case 2026-000001");
        outbox.report(id, new Delivery.Deferred(BUSY, Duration.ZERO));
        assertThat(state(id)).isEqualTo(OutboxState.SENT);
    }

    @Test
    void aClaimThatNobodyHeardOfShouldWaitAgainAndBeNoTry() {
        OutboundId id = enqueue("回答です。");
        outbox.claim(MAIL, 1);
        outbox.unclaim(new ChannelId("sms-main"));
        assertThat(state(id)).isEqualTo(OutboxState.SENDING);
        outbox.unclaim(MAIL);
        assertThat(outbox.find(id).orElseThrow().tries()).isZero();
        assertThat(outbox.claim(MAIL, 1)).hasSize(1);
    }

    @Test
    void aDeferredMessageShouldWaitLongerEachTimeAndEndAsADeadLetter() {
        OutboundId id = enqueue("回答です。");
        outbox.claim(MAIL, 1);
        outbox.report(id, new Delivery.Deferred(BUSY, Duration.ZERO));
        assertThat(outbox.claim(MAIL, 1)).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        assertThat(outbox.claim(MAIL, 1)).hasSize(1);
        outbox.report(id, new Delivery.Deferred(BUSY, Duration.ofMinutes(10)));
        clock.advance(Duration.ofMinutes(9));
        assertThat(outbox.claim(MAIL, 1)).isEmpty();
        clock.advance(Duration.ofHours(48));
        assertThat(outbox.claim(MAIL, 1)).hasSize(1);
        outbox.report(id, new Delivery.Deferred(BUSY, Duration.ZERO));
        assertThat(state(id)).isEqualTo(OutboxState.FAILED);
        assertThat(outbox.find(id).orElseThrow().lastAnswer()).contains(BUSY);
        assertThat(moves).last().isEqualTo("FAILED 混み合っています");
    }

    @Test
    void aDeadLetterShouldBeSentAgainByAPersonOnly() {
        OutboundId id = enqueue("回答です。");
        outbox.claim(MAIL, 1);
        outbox.report(id, new Delivery.Refused(BUSY));
        Actor operator =
                new Actor(Optional.empty(), "山田", Set.of(Role.OPERATOR), Optional.empty(), "x");
        assertThatThrownBy(() -> outbox.resend(operator, id))
                .isInstanceOf(PermissionDeniedException.class);
        outbox.resend(supervisor, id);
        assertThat(outbox.claim(MAIL, 1)).hasSize(1);
        assertThat(audited).containsExactly("outbox.resend case 2026-000001");
        assertThatThrownBy(() -> outbox.resend(supervisor, id))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void whatWasBeingSentAtACrashShouldBeShownAndNotSentAgain() {
        OutboundId id = enqueue("回答です。");
        outbox.claim(MAIL, 1);
        outbox = newOutbox();
        assertThat(state(id)).isEqualTo(OutboxState.UNCERTAIN);
        assertThat(outbox.claim(MAIL, 1)).isEmpty();
        assertThat(
                        outbox.list(
                                        supervisor,
                                        Set.of(OutboxState.UNCERTAIN),
                                        PageRequest.first(10))
                                .items())
                .hasSize(1);
        outbox.cancel(supervisor, id);
        assertThat(state(id)).isEqualTo(OutboxState.CANCELLED);
    }

    @Test
    void aMessageOfARolledBackTransactionShouldNotExist() {
        assertThatThrownBy(
                        () ->
                                fixture.transactions()
                                        .run(
                                                () -> {
                                                    enqueue("消えるはず");
                                                    throw new IllegalStateException("boom");
                                                }))
                .hasMessage("boom");
        assertThat(outbox.claim(MAIL, 1)).isEmpty();
        assertThat(fixture.published()).isEmpty();
    }

    @Test
    void retriesShouldDoubleUpToAnHour() {
        RetryPolicy policy = new RetryPolicy(Duration.ofHours(48));
        Instant now = clock.instant();
        assertThat(policy.nextTry(now, now, 1, Duration.ZERO)).contains(now.plusSeconds(30));
        assertThat(policy.nextTry(now, now, 3, Duration.ZERO)).contains(now.plusSeconds(120));
        assertThat(policy.nextTry(now, now, 60, Duration.ZERO)).contains(now.plusSeconds(3600));
    }

    private final class RecordingAudit implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(action + " " + subject);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
