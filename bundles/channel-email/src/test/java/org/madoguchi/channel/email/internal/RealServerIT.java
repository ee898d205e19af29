// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.channel.email.internal.Cable.Fault.Kind;
import org.madoguchi.test.MailServer;
import org.madoguchi.test.Requirement;

/** The adapter against Postfix and Dovecot, whose mailboxes and wires fail in many ways. */
class RealServerIT {
    private static MailServer server;
    private static SwitchedTrust trust;
    private static int boxes;

    private final Map<String, Object> values = new HashMap<>();
    private final Desk desk = new Desk();
    private String box;
    private DefaultCamelContext context;
    private MailboxHealth health;
    private SmtpSender sender;
    private Cable cable;

    @TempDir Path spool;

    /** Knows a message by its external id, as the real one does. */
    private static final class Desk implements Inbox {
        private final Set<String> known = ConcurrentHashMap.newKeySet();
        private final List<String> subjects = new CopyOnWriteArrayList<>();
        private volatile Consumer<InboundMessage> before = message -> {};

        @Override
        public Receipt accept(InboundMessage message) {
            before.accept(message);
            boolean duplicate = !known.add(message.externalId());
            if (!duplicate) {
                subjects.add(message.subject());
            }
            return new Receipt(new CaseId(2026, 1), new InteractionId(1), duplicate);
        }
    }

    @BeforeAll
    static void startServer() {
        server = new MailServer();
        trust = SwitchedTrust.install(server.trustStore());
    }

    @AfterAll
    static void removeServer() {
        server.close();
    }

    @BeforeEach
    void configure() {
        box = "desk" + ++boxes;
        values.put("id", "email-main");
        values.put("address", box + "@city.example");
        values.put("imap.host", "127.0.0.1");
        values.put("imap.port", server.port("IMAP"));
        values.put("imap.security", "none");
        values.put("imap.user", box);
        values.put(".imap.password", server.password());
        values.put("imap.poll.seconds", "1");
        values.put("smtp.host", "127.0.0.1");
        values.put("smtp.port", server.port("SMTP"));
        values.put("smtp.security", "none");
    }

    @AfterEach
    void close() {
        trust.include(false);
        closeChannel();
        if (cable != null) {
            cable.close();
        }
    }

    private void closeChannel() {
        if (context != null) {
            context.stop();
            sender.close();
            context = null;
        }
    }

    private void open() {
        EmailSettings settings = EmailSettings.read(values);
        Clock clock = Clock.systemUTC();
        health =
                new MailboxHealth(
                        settings.id(),
                        settings.imap().account(),
                        settings.smtp().account(),
                        event -> {},
                        clock);
        sender = new SmtpSender(settings.smtp(), new MailWriter(settings, "窓口", clock), health);
        MailReader reader = new MailReader(settings.id(), settings.address(), Optional.empty());
        context = new DefaultCamelContext();
        context.start();
        try {
            context.addRoutes(
                    new EmailRoutes(settings, reader, desk, new Spool(spool), health, clock));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void openThrough(Cable wire) {
        cable = wire;
        values.put("imap.port", wire.port());
        open();
    }

    // ---- what comes in ----

    @Test
    void mailShouldBeSeenAtOnceThoughThePollIsFar() {
        values.put("imap.poll.seconds", "3600");
        open();
        await().until(() -> health.current().state() == State.UP);

        deliver(1, "すぐに見える");

        await().until(() -> desk.subjects.size() == 1);
        await().until(() -> mailsIn("処理済") == 1 && mailsIn("INBOX") == 0);
    }

    @Test
    void aThousandMailsShouldComeInOnceEachAndBeMoved() {
        deliver(1000, "たくさん");

        open();

        await().until(() -> mailsIn("INBOX") == 0);
        assertThat(desk.subjects).hasSize(1000).doesNotHaveDuplicates();
        assertThat(mailsIn("処理済")).isEqualTo(1000);
        assertThat(leftInSpool()).isZero();
    }

    @Test
    void readMailShouldBeLeftAlone() {
        write(20_000, "既読", true);
        write(3, "未読", false);
        values.put("imap.afterwards", "seen");

        open();

        await().until(() -> desk.subjects.size() == 3);
        assertThat(desk.subjects).allMatch(subject -> subject.startsWith("未読"));
    }

    @Test
    void mailsOfAllSizesShouldComeInWholeAndTooLargeOnesAsHeaders() {
        values.put("limit.megabytes", "3");
        for (int size : List.of(1, 100_000, 600_000, 2_100_000, 4_500_000)) {
            send("大きさ " + size, "x".repeat(76).concat("\r\n").repeat(size / 78 + 1));
        }
        List<String> read = new CopyOnWriteArrayList<>();
        desk.before =
                message ->
                        read.add(
                                message.subject()
                                        + (message.problems().stream()
                                                        .anyMatch(p -> p.ja().contains("見出しだけ"))
                                                ? " 見出し "
                                                : " 全部 ")
                                        + (message.original().size() > 600_000));

        open();

        await().until(() -> desk.subjects.size() == 5);
        assertThat(read)
                .containsExactlyInAnyOrder(
                        "大きさ 1 全部 false",
                        "大きさ 100000 全部 false",
                        "大きさ 600000 全部 true",
                        "大きさ 2100000 全部 true",
                        "大きさ 4500000 見出し false");
        await().until(() -> mailsIn("処理済") == 5);
        assertThat(leftInSpool()).isZero();
    }

    // ---- what fails ----

    @Test
    void renumberedMailboxShouldLoseNothingAndBringNothingTwice() throws Exception {
        values.put("imap.afterwards", "seen");
        open();
        deliver(5, "前");
        await().until(() -> desk.subjects.size() == 5);
        await().until(() -> unread() == 0);

        // the index is gone: new UIDVALIDITY, and the marks of what was read are gone with it
        server.stop(MailServer.Part.IMAP);
        Path maildir = server.maildir(box);
        delete(maildir, "dovecot");
        for (Path mail : files(maildir.resolve("cur"))) {
            Files.move(mail, maildir.resolve("new").resolve(plainName(mail)));
        }
        server.startAgain();
        deliver(2, "後");

        await().until(() -> desk.subjects.size() == 7);
        await().until(() -> unread() == 0);
        assertThat(desk.subjects).doesNotHaveDuplicates();
    }

    @Test
    void mailboxThatVanishesAndComesBackShouldGoOn() {
        values.put("imap.folder", "受付");
        open();
        await().until(() -> health.current().explanation().ja().contains("フォルダーがありません"));

        inStore(store -> assertThat(store.getFolder("受付").create(Folder.HOLDS_MESSAGES)).isTrue());
        append("受付", 3, "一度目");
        await().until(() -> desk.subjects.size() == 3);

        inStore(store -> assertThat(store.getFolder("受付").delete(true)).isTrue());
        await().until(() -> health.current().state() != State.UP);
        inStore(store -> assertThat(store.getFolder("受付").create(Folder.HOLDS_MESSAGES)).isTrue());
        append("受付", 3, "二度目");
        await().until(() -> desk.subjects.size() == 6);
        await().until(() -> health.current().state() == State.UP);
    }

    @Test
    void folderForStoredMailShouldBeMadeAgainWhenSomebodyRemovesIt() {
        open();
        deliver(2, "前");
        await().until(() -> mailsIn("処理済") == 2);

        inStore(store -> assertThat(store.getFolder("処理済").delete(true)).isTrue());
        deliver(2, "後");

        await().until(() -> mailsIn("処理済") == 2);
        assertThat(desk.subjects).hasSize(4);
    }

    @Test
    void brokenWireInTheMiddleOfTheMailsShouldLoseNothing() {
        deliver(100, "切れる");
        Cable wire = new Cable(server.port("IMAP"));
        wire.failAfter("Subject: =?UTF-8?B?" + "5YiH", Kind.CUT);

        openThrough(wire);

        await().until(() -> mailsIn("INBOX") == 0);
        assertThat(wire.hasFailed()).isTrue();
        assertThat(desk.subjects).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void serverThatHangsInTheMiddleOfAMailShouldBeToldAndLeft() {
        deliver(10, "止まる");
        Cable wire = new Cable(server.port("IMAP"));
        wire.failAfter("Subject: =?UTF-8?B?", Kind.HOLD);

        openThrough(wire);

        await().until(() -> health.current().explanation().ja().contains("応答しなくなりました"));
        await().until(() -> mailsIn("INBOX") == 0);
        assertThat(desk.subjects).hasSize(10).doesNotHaveDuplicates();
        await().until(() -> health.current().state() == State.UP);
    }

    @Test
    void acceptedMailWhoseMoveIsCutShouldNotComeTwice() {
        deliver(20, "移動");
        Cable wire = new Cable(server.port("IMAP"));
        wire.failAfter("COPYUID", Kind.CUT);

        openThrough(wire);

        await().until(() -> mailsIn("INBOX") == 0 && mailsIn("処理済") == 20);
        assertThat(wire.hasFailed()).isTrue();
        assertThat(desk.subjects).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void restartsOfTheServerShouldLoseNothing() {
        open();
        for (int i = 0; i < 3; i++) {
            deliver(50, "再起動 " + i);
            server.kill(MailServer.Part.IMAP);
            await().until(() -> health.current().explanation().ja().contains("接続できません"));
            server.startAgain();
            await().untilAsserted(
                            () ->
                                    assertThat(health.current().state())
                                            .as(health.current().explanation().ja())
                                            .isEqualTo(State.UP));
        }

        await().until(() -> desk.subjects.size() == 150);
        await().until(() -> mailsIn("INBOX") == 0);
        assertThat(desk.subjects).doesNotHaveDuplicates();
    }

    @Test
    void poisonShouldNotStopTheOthersAndComeInWhenItCan() {
        List<String> tries = new CopyOnWriteArrayList<>();
        Set<String> poison = ConcurrentHashMap.newKeySet();
        poison.add("毒 0");
        desk.before =
                message -> {
                    if (poison.contains(message.subject())) {
                        tries.add(message.subject());
                        throw new IllegalStateException("cannot be stored");
                    }
                };
        deliver(1, "毒");
        deliver(30, "薬");
        open();

        await().until(() -> desk.subjects.size() == 30 && mailsIn("INBOX") == 1);
        await().until(() -> tries.size() >= 3);
        assertThat(unread()).isEqualTo(1);
        assertThat(health.current().explanation().ja()).contains("登録できません");

        poison.clear();
        await().until(() -> desk.subjects.size() == 31 && mailsIn("INBOX") == 0);
        await().until(() -> health.current().state() == State.UP);
    }

    @Test
    void stopShouldTakeLittleTimeAndLeaveNoThread() {
        open();
        await().until(() -> health.current().state() == State.UP);
        deliver(300, "途中");
        await().until(() -> !desk.subjects.isEmpty());

        long begin = System.nanoTime();
        closeChannel();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
        await().until(() -> ourThreads().isEmpty());
        open();
        await().until(() -> mailsIn("INBOX") == 0);
        assertThat(desk.subjects).hasSize(300).doesNotHaveDuplicates();
    }

    // ---- TLS and passwords ----

    @Test
    @Requirement("FJ-173")
    void mailShouldComeAndGoByTlsAndLoginWhereTheAuthorityIsKnown() {
        trust.include(true);
        for (boolean whole : List.of(true, false)) {
            String security = whole ? "tls" : "starttls";
            // another name than the other test's: Java would go on with its session
            values.put("imap.host", "localhost");
            values.put("imap.security", security);
            values.put("imap.port", server.port(whole ? "IMAPS" : "IMAP"));
            values.put("smtp.host", "localhost");
            values.put("smtp.security", security);
            values.put("smtp.port", server.port(whole ? "SMTPS" : "SUBMISSION"));
            values.put("smtp.user", box);
            values.put(".smtp.password", server.password());
            open();

            deliver(1, security);
            await(security).until(() -> desk.subjects.contains(security + " 0"));
            assertThat(sender.send(answer("安全 " + security))).isInstanceOf(Delivery.Accepted.class);
            await(security).until(() -> citizensGot("安全 " + security) == 1);
            closeChannel();
        }
    }

    @Test
    void wrongSmtpPasswordShouldBeToldAndTheAnswerWait() {
        trust.include(true);
        values.put("smtp.host", "localhost");
        values.put("smtp.security", "starttls");
        values.put("smtp.port", server.port("SUBMISSION"));
        values.put("smtp.user", box);
        values.put(".smtp.password", "chigau");
        open();

        assertThat(sender.send(answer("入れない答え 2"))).isInstanceOf(Delivery.Deferred.class);

        assertThat(health.current().explanation().ja()).contains("送信用メールサーバー", "パスワードが違います");
        assertThat(citizensGot("入れない答え 2")).isZero();
    }

    @Test
    void certificateOfAnUnknownAuthorityShouldBeToldInPlainWords() {
        for (String security : List.of("tls", "starttls")) {
            values.put("imap.security", security);
            values.put("imap.port", server.port(security.equals("tls") ? "IMAPS" : "IMAP"));
            open();

            await(security).until(() -> health.current().explanation().ja().contains("証明書"));
            assertThat(health.current().state()).isNotEqualTo(State.UP);
            closeChannel();
        }
    }

    @Test
    void wrongPasswordShouldBeToldAndNotBeTriedAgainAndAgain() {
        values.put(".imap.password", "chigau");
        open();

        await().until(() -> health.current().explanation().ja().contains("パスワードが違います"));
        assertThat(health.current().explanation().ja()).doesNotContain("chigau");
        // ten polls later
        await().pollDelay(Duration.ofSeconds(10)).until(() -> true);
        assertThat(server.imapLog().lines().filter(line -> line.contains("user=<" + box + ">")))
                .hasSize(1);
    }

    // ---- what goes out ----

    @Test
    void answerShouldReachTheCitizenOnce() {
        open();

        assertThat(sender.send(answer("届く答え"))).isInstanceOf(Delivery.Accepted.class);

        await().until(() -> citizensGot("届く答え") == 1);
    }

    @Test
    void lineThatDropsAfterTheServerTookTheMailShouldBeUncertain() {
        cable = new Cable(server.port("SMTP"));
        cable.failAfter("queued as", Kind.CUT);
        values.put("smtp.port", cable.port());
        open();

        assertThatThrownBy(() -> sender.send(answer("切れた答え"))).isInstanceOf(RuntimeException.class);

        // the server has it: a second try would have been a second letter
        await().until(() -> citizensGot("切れた答え") == 1);
        assertThat(health.current().state()).isNotEqualTo(State.UP);
    }

    @Test
    void lineThatDropsBeforeTheMailShouldBeDeferred() {
        cable = new Cable(server.port("SMTP"));
        cable.failAfter("250 2.1.5", Kind.CUT);
        values.put("smtp.port", cable.port());
        open();

        assertThat(sender.send(answer("待つ答え"))).isInstanceOf(Delivery.Deferred.class);

        assertThat(sender.send(answer("待つ答え"))).isInstanceOf(Delivery.Accepted.class);
        await().until(() -> citizensGot("待つ答え") == 1);
    }

    @Test
    void loginShouldBeNeededWhereTheServerWantsOne() {
        values.put("smtp.port", server.port("SUBMISSION"));
        open();

        Delivery delivery = sender.send(answer("入れない答え"));

        assertThat(delivery).isNotInstanceOf(Delivery.Accepted.class);
        assertThat(citizensGot("入れない答え")).isZero();
    }

    // ---- the other side ----

    private static OutboundMessage answer(String subject) {
        return new OutboundMessage(
                new OutboundId(System.nanoTime()),
                new ChannelId("email-main"),
                new Party(Address.email("hanako@example.jp"), ""),
                subject,
                "本文",
                List.of(),
                new CaseId(2026, 12),
                "k7m2",
                "",
                List.of(),
                false);
    }

    private long citizensGot(String subject) {
        return inStoreOf(
                MailServer.CITIZENS,
                store -> {
                    Folder inbox = store.getFolder("INBOX");
                    inbox.open(Folder.READ_ONLY);
                    long count = 0;
                    for (Message mail : inbox.getMessages()) {
                        if (mail.getSubject().contains(subject)) {
                            count++;
                        }
                    }
                    return count;
                });
    }

    private void deliver(int count, String subject) {
        transport(
                transport -> {
                    for (int i = 0; i < count; i++) {
                        transport.sendMessage(
                                new MimeMessage(
                                        null,
                                        new ByteArrayInputStream(mail(subject + " " + i, "本文"))),
                                new InternetAddress[] {new InternetAddress(box + "@city.example")});
                    }
                });
    }

    private void send(String subject, String text) {
        transport(
                transport ->
                        transport.sendMessage(
                                new MimeMessage(
                                        null, new ByteArrayInputStream(mail(subject, text))),
                                new InternetAddress[] {
                                    new InternetAddress(box + "@city.example")
                                }));
    }

    private interface Action<T> {
        void on(T target) throws MessagingException;
    }

    private interface Question<T> {
        T ask(Store store) throws MessagingException;
    }

    private void transport(Action<Transport> action) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.from", "hanako@example.jp");
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect("127.0.0.1", server.port("SMTP"), null, null);
            action.on(transport);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void inStore(Action<Store> action) {
        inStoreOf(
                box,
                store -> {
                    action.on(store);
                    return null;
                });
    }

    private <T> T inStoreOf(String user, Question<T> question) {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", server.port("IMAP"), user, server.password());
            return question.ask(store);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int mailsIn(String folder) {
        return inStoreOf(
                box,
                store -> {
                    Folder found = store.getFolder(folder);
                    return found.exists() ? found.getMessageCount() : -1;
                });
    }

    private int unread() {
        return inStoreOf(box, store -> store.getFolder("INBOX").getUnreadMessageCount());
    }

    private void append(String folder, int count, String subject) {
        inStore(
                store ->
                        store.getFolder(folder)
                                .appendMessages(
                                        IntStream.range(0, count)
                                                .mapToObj(i -> unreadMail(subject + " " + i))
                                                .toArray(Message[]::new)));
    }

    private static MimeMessage unreadMail(String subject) {
        try {
            MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(mail(subject, "本文")));
            mail.setFlag(Flags.Flag.SEEN, false);
            return mail;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Straight into the folder on the disk. */
    private void write(int count, String subject, boolean read) {
        // the server makes a mailbox when it is first opened
        inStore(store -> store.getFolder("INBOX").open(Folder.READ_WRITE));
        Path folder = server.maildir(box).resolve(read ? "cur" : "new");
        try {
            for (int i = 0; i < count; i++) {
                Path mail = folder.resolve("1700000000.M" + i + "." + read + (read ? ":2,S" : ""));
                Files.write(mail, mail(subject + " " + i, "本文"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] mail(String subject, String text) {
        String encoded = Base64.getEncoder().encodeToString(subject.getBytes(UTF_8));
        byte[] head =
                ("From: hanako@example.jp\r\nTo: desk@city.example\r\nMessage-ID: <"
                                + encoded.replace("=", "")
                                + System.nanoTime()
                                + "@example.jp>\r\nSubject: =?UTF-8?B?"
                                + encoded
                                + "?=\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n")
                        .getBytes(US_ASCII);
        byte[] body = text.getBytes(UTF_8);
        byte[] mail = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, mail, head.length, body.length);
        return mail;
    }

    private long leftInSpool() {
        return files(spool).size();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder, String prefix) throws IOException {
        for (Path file : files(folder)) {
            if (file.getFileName().toString().startsWith(prefix)) {
                Files.delete(file);
            }
        }
    }

    private static String plainName(Path mail) {
        return mail.getFileName().toString().replaceAll(":2,.*", "");
    }

    private static Set<String> ourThreads() {
        Set<String> names = new HashSet<>();
        for (Thread thread : new ArrayList<>(Thread.getAllStackTraces().keySet())) {
            if (thread.getName().startsWith("email-main")) {
                names.add(thread.getName());
            }
        }
        return names;
    }
}
