// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.madoguchi.api.Content;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.Thread;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.test.StorageFixture;

/** Messages that share a transaction, on a real database with everything the intake writes to. */
@Timeout(120)
class IntakeOnDatabaseTest {
    private static final StorageFixture DATABASE = StorageFixture.start();
    private static final RealDesk DESK = new RealDesk(DATABASE);
    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @BeforeAll
    static void start() throws Exception {
        CONTEXT.start();
        CONTEXT.addRoutes(DESK.intake);
    }

    @AfterAll
    static void stop() {
        CONTEXT.stop();
        DATABASE.close();
    }

    @AfterEach
    void end() {
        DESK.gate.open();
        DESK.gate.databaseGone = false;
        callers.shutdownNow();
        DESK.outbox.claim(RealDesk.MAIL, 10_000);
    }

    @Test
    void everyMessageOfManyThreadsShouldBecomeACaseWithOneNoteOfReceipt() throws Exception {
        List<Future<Inbox.Receipt>> handed = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            InboundMessage message = mail("many-" + i, "many-" + i + "@example.jp").build();
            handed.add(callers.submit(() -> DESK.intake.accept(message)));
        }

        Set<CaseId> cases = new HashSet<>();
        for (Future<Inbox.Receipt> receipt : handed) {
            assertThat(receipt.get().duplicate()).isFalse();
            cases.add(receipt.get().caseId());
        }

        assertThat(cases).hasSize(300);
        assertThat(notes())
                .extracting(OutboundMessage::caseId)
                .containsExactlyInAnyOrderElementsOf(cases);
        assertThat(DESK.contacts.search("many-", 1000)).hasSize(300);
    }

    @Test
    void oneMessageHandedInByManyThreadsShouldBecomeOneCase() throws Exception {
        List<Future<Inbox.Receipt>> handed =
                together(
                        mail("same", "same@example.jp"),
                        mail("same", "same@example.jp"),
                        mail("same", "same@example.jp"),
                        mail("same", "same@example.jp"));

        List<Inbox.Receipt> receipts = all(handed);

        assertThat(receipts).extracting(Inbox.Receipt::duplicate).containsOnlyOnce(false);
        assertThat(receipts)
                .extracting(Inbox.Receipt::interaction)
                .containsOnly(receipts.get(0).interaction());
        assertThat(notes()).hasSize(1);
    }

    @Test
    void twoMessagesOfANewCitizenShouldMakeOneContactAndOneNoteOfReceipt() throws Exception {
        List<Inbox.Receipt> receipts =
                all(together(mail("new-1", "new@example.jp"), mail("new-2", "new@example.jp")));

        assertThat(receipts.get(0).caseId()).isNotEqualTo(receipts.get(1).caseId());
        assertThat(DESK.contacts.search("new@example.jp", 10)).hasSize(1);
        assertThat(notes()).hasSize(1);
    }

    @Test
    void anAnswerToAMessageThatComesAtTheSameTimeShouldJoinItsCase() throws Exception {
        List<Inbox.Receipt> receipts =
                all(
                        together(
                                mail("opening", "thread@example.jp"),
                                mail("more", "thread@example.jp")
                                        .thread(
                                                new Thread(
                                                        "<more@example.jp>",
                                                        List.of("<opening@example.jp>"),
                                                        List.of()))));

        assertThat(receipts.get(1).caseId()).isEqualTo(receipts.get(0).caseId());
        assertThat(receipts.get(1).interaction()).isNotEqualTo(receipts.get(0).interaction());
    }

    @Test
    void messagesOfOneConversationThatComeAtTheSameTimeShouldJoinOneCase() throws Exception {
        List<Inbox.Receipt> together =
                all(together(said("talk-1"), said("talk-2"), said("talk-3")));

        assertThat(together)
                .extracting(Inbox.Receipt::caseId)
                .containsOnly(together.get(0).caseId());
        assertThat(notes()).hasSize(1);
    }

    @Test
    void aConversationShouldBeginOneCaseAlsoInSeveralTransactionsAtTheSameTime() throws Exception {
        List<Future<Inbox.Receipt>> handed = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            // a message that cannot be stored makes those that share its transaction go alone
            InboundMessage torn = torn("torn-" + i).build();
            callers.submit(() -> DESK.intake.accept(torn));
            InboundMessage message = said("race-" + i).build();
            handed.add(callers.submit(() -> DESK.intake.accept(message)));
        }

        assertThat(all(handed))
                .extracting(Inbox.Receipt::caseId)
                .containsOnly(handed.get(0).get().caseId());
    }

    private static InboundMessage.Builder said(String id) {
        String person = id.replaceFirst("-.*", "");
        return mail(id, person + "@example.jp")
                .thread(new Thread(id, List.of(), List.of(), person));
    }

    private static InboundMessage.Builder torn(String id) {
        return InboundMessage.from(RealDesk.MAIL, id, Instant.now(), new Torn(), "message/rfc822")
                .sender(new Party(Address.email(id + "@example.jp"), ""));
    }

    @Test
    void aMessageThatCannotBeStoredShouldHurtNobodyElse() throws Exception {
        InboundMessage.Builder poison = torn("poison");

        List<Future<Inbox.Receipt>> handed =
                together(
                        mail("good-1", "good-1@example.jp"),
                        poison,
                        mail("good-2", "good-2@example.jp"));

        assertThat(handed.get(0).get().duplicate()).isFalse();
        assertThatThrownBy(() -> handed.get(1).get()).isInstanceOf(ExecutionException.class);
        assertThat(handed.get(2).get().duplicate()).isFalse();
        assertThat(notes()).hasSize(2);
        assertThat(DESK.contacts.search("poison@example.jp", 10)).isEmpty();
    }

    @Test
    void whatFailedWithTheDatabaseShouldBeTakenOnceWhenItIsBack() throws Exception {
        DESK.gate.databaseGone = true;
        List<Future<Inbox.Receipt>> failing =
                together(mail("gone-1", "gone-1@example.jp"), mail("gone-2", "gone-2@example.jp"));
        for (Future<Inbox.Receipt> one : failing) {
            assertThatThrownBy(one::get).hasCauseInstanceOf(StorageException.class);
        }
        DESK.gate.databaseGone = false;

        List<Inbox.Receipt> receipts =
                all(
                        together(
                                mail("gone-1", "gone-1@example.jp"),
                                mail("gone-2", "gone-2@example.jp")));

        assertThat(receipts).extracting(Inbox.Receipt::duplicate).containsOnly(false);
        assertThat(notes()).hasSize(2);
    }

    @Test
    void aMessageShouldBeRefusedInsideATransaction() {
        InboundMessage message = mail("inside", "inside@example.jp").build();

        assertThatThrownBy(
                        () -> DATABASE.transactions().required(() -> DESK.intake.accept(message)))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Handed in one after the other while the intake is busy, so that they may share. */
    private List<Future<Inbox.Receipt>> together(InboundMessage.Builder... messages) {
        DESK.gate.shut();
        String first = "first-" + System.nanoTime();
        InboundMessage busy = mail(first, first + "@example.jp").origin(Origin.BULK).build();
        callers.submit(() -> DESK.intake.accept(busy));
        await().until(() -> DESK.gate.held() == 1);
        List<Future<Inbox.Receipt>> handed = new ArrayList<>();
        for (InboundMessage.Builder message : messages) {
            InboundMessage built = message.build();
            java.lang.Thread[] caller = new java.lang.Thread[1];
            handed.add(
                    callers.submit(
                            () -> {
                                caller[0] = java.lang.Thread.currentThread();
                                return DESK.intake.accept(built);
                            }));
            await().until(
                            () ->
                                    caller[0] != null
                                            && caller[0].getState()
                                                    == java.lang.Thread.State.WAITING);
        }
        DESK.gate.open();
        return handed;
    }

    private static List<Inbox.Receipt> all(List<Future<Inbox.Receipt>> handed) throws Exception {
        List<Inbox.Receipt> receipts = new ArrayList<>();
        for (Future<Inbox.Receipt> receipt : handed) {
            receipts.add(receipt.get());
        }
        return receipts;
    }

    private static List<OutboundMessage> notes() {
        return DESK.outbox.claim(RealDesk.MAIL, 10_000);
    }

    private static InboundMessage.Builder mail(String id, String from) {
        return InboundMessage.from(
                        RealDesk.MAIL,
                        id,
                        Instant.now(),
                        Content.ofUtf8("From: " + from + "\r\n\r\n住民票について"),
                        "message/rfc822")
                .sender(new Party(Address.email(from), "佐藤 花子"))
                .subject("住民票について")
                .text("郵送で取れますか。")
                .thread(new Thread("<" + id + "@example.jp>", List.of(), List.of()));
    }

    /** The spool's disk is broken. */
    private static final class Torn implements Content {
        @Override
        public InputStream open() throws IOException {
            throw new IOException("unreadable");
        }

        @Override
        public long size() {
            return 100;
        }
    }
}
