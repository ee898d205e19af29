// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.Content;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.test.Requirement;

/** The whole adapter against a real IMAP and SMTP server. */
class EmailChannelTest {
    private static final String DESK = "desk@asahi.example";
    private static final String CITIZEN = "hanako.sato@example.jp";
    private static final String PASSWORD = "himitsu-no-kotoba";

    private final GreenMail server =
            new GreenMail(
                    new ServerSetup[] {
                        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
                        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
                    });
    private final Map<String, Object> values = new HashMap<>();
    private final Desk desk = new Desk();
    private final List<DomainEvent> events = new CopyOnWriteArrayList<>();
    private DefaultCamelContext context;
    private MailboxHealth health;
    private SmtpSender sender;
    private ChannelHealth told;
    private GreenMailUser mailbox;

    @TempDir Path spool;

    /** An inbox that keeps what it is given and refuses subjects it is told to refuse. */
    private static final class Desk implements Inbox {
        private final List<InboundMessage> taken = new CopyOnWriteArrayList<>();
        private final List<String> files = new CopyOnWriteArrayList<>();
        private volatile String refused = "none";

        @Override
        public Receipt accept(InboundMessage message) {
            if (message.subject().contains(refused)) {
                throw new IllegalStateException("database is away");
            }
            for (Attachment attachment : message.attachments()) {
                files.add(attachment.fileName() + " " + attachment.content().bytes().length);
            }
            taken.add(message);
            return new Receipt(new CaseId(2026, 1), new InteractionId(1), false);
        }
    }

    @BeforeEach
    void start() {
        server.start();
        mailbox = server.setUser(DESK, "desk", PASSWORD);
        server.setUser(CITIZEN, "hanako", "hanako");
        values.put("id", "email-main");
        values.put("address", DESK);
        values.put("from.name", "あさひ市コンタクトセンター");
        values.put("imap.host", "127.0.0.1");
        values.put("imap.port", server.getImap().getPort());
        values.put("imap.security", "none");
        values.put("imap.user", "desk");
        values.put(".imap.password", PASSWORD);
        values.put("imap.poll.seconds", "1");
        values.put("smtp.host", "127.0.0.1");
        values.put("smtp.port", server.getSmtp().getPort());
        values.put("smtp.security", "none");
    }

    @AfterEach
    void stop() {
        if (context != null) {
            context.stop();
            sender.close();
        }
        server.stop();
    }

    private void open() {
        EmailSettings settings = EmailSettings.read(values);
        Clock clock = Clock.systemUTC();
        health =
                new MailboxHealth(
                        settings.id(),
                        settings.imap().account(),
                        settings.smtp().account(),
                        events::add,
                        clock);
        sender =
                new SmtpSender(
                        settings.smtp(),
                        new MailWriter(settings, settings.senderName().orElseThrow(), clock),
                        health);
        MailReader reader = new MailReader(settings.id(), settings.address(), settings.form());
        context = new DefaultCamelContext();
        context.start();
        try {
            context.addRoutes(
                    new EmailRoutes(settings, reader, desk, new Spool(spool), health, clock));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void deliver(byte[] mail) throws Exception {
        mailbox.deliver(new MimeMessage(null, new ByteArrayInputStream(mail)));
    }

    private int mailsIn(String folder) throws FolderException {
        var found = server.getManagers().getImapHostManager().getFolder(mailbox, folder);
        return found == null ? -1 : found.getMessageCount();
    }

    private static byte[] mail(String subject) {
        return Eml.fromSato()
                .subject(subject)
                .line("Content-Type: text/plain; charset=ISO-2022-JP")
                .body("①髙﨑です。", Eml.JIS)
                .bytes();
    }

    @Test
    void mailShouldBeTakenAndThenMoved() throws Exception {
        open();

        deliver(mail("住民票について"));

        await().until(() -> desk.taken.size() == 1);
        assertThat(desk.taken.get(0).subject()).isEqualTo("住民票について");
        assertThat(desk.taken.get(0).text()).isEqualTo("①髙﨑です。");
        await().until(() -> mailsIn("INBOX") == 0 && mailsIn("処理済") == 1);
        assertThat(health.current().state()).isEqualTo(ChannelHealth.State.UP);
        try (Stream<Path> left = Files.list(spool)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void mailThatCannotBeStoredShouldStayAndNotBlockTheOthers() throws Exception {
        desk.refused = "毒";
        deliver(mail("毒"));
        deliver(mail("薬"));

        open();

        await().until(() -> desk.taken.size() == 1);
        await().until(() -> mailsIn("処理済") == 1 && mailsIn("INBOX") == 1);
        assertThat(
                        server.getManagers()
                                .getImapHostManager()
                                .getInbox(mailbox)
                                .getMessages()
                                .get(0)
                                .getFlags()
                                .contains(jakarta.mail.Flags.Flag.SEEN))
                .isFalse();
    }

    @Test
    void mailThatCouldNotBeStoredShouldBeTakenWhenTheDeskIsBack() throws Exception {
        desk.refused = "住民票";
        values.put("imap.afterwards", "delete");
        open();
        deliver(mail("住民票について"));
        await().until(
                        () ->
                                health.current().state() == ChannelHealth.State.DEGRADED
                                        && health.current().explanation().ja().contains("登録できません"));

        desk.refused = "none";

        await().until(() -> desk.taken.size() == 1);
        await().until(() -> mailsIn("INBOX") == 0);
        assertThat(health.current().state()).isEqualTo(ChannelHealth.State.UP);
    }

    @Test
    void largeAttachmentsShouldPassAndTooLargeMailShouldComeAsHeaders() throws Exception {
        values.put("limit.megabytes", "30");
        values.put("imap.afterwards", "delete");
        open();

        deliver(withAttachment("写真", 20 * 1024 * 1024));
        await().until(() -> desk.taken.size() == 1);
        assertThat(desk.files).containsExactly("道路.bin " + 20 * 1024 * 1024);
        await().until(() -> mailsIn("INBOX") == 0);

        deliver(withAttachment("大きな写真", 25 * 1024 * 1024));
        await().until(() -> desk.taken.size() == 2);
        assertThat(desk.taken.get(1).subject()).isEqualTo("大きな写真");
        assertThat(desk.taken.get(1).problems()).hasSize(1);
        assertThat(mailsIn("INBOX")).isEqualTo(1);
    }

    private static byte[] withAttachment(String subject, int size) {
        byte[] head =
                Eml.fromSato()
                        .subject(subject)
                        .line("Content-Type: multipart/mixed; boundary=b")
                        .line("")
                        .line("--b")
                        .line("Content-Type: application/octet-stream")
                        .line(
                                "Content-Disposition: attachment; filename*=UTF-8''%E9%81%93%E8%B7%AF.bin")
                        .line("Content-Transfer-Encoding: base64")
                        .line("")
                        .bytes();
        byte[] body = java.util.Base64.getMimeEncoder().encode(new byte[size]);
        byte[] mail = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, mail, head.length, body.length);
        return mail;
    }

    @Test
    @Requirement({"FJ-137", "FJ-138", "FJ-185", "ST-030"})
    void answerShouldArriveWithNameTokenThreadAndAttachments() throws Exception {
        open();

        Delivery delivery =
                sender.send(
                        message(
                                new Party(Address.email(CITIZEN), "佐藤 花子"),
                                "Re: ①住民票の郵送について、とても長い件名でも文字が化けないこと",
                                "髙﨑様\n\n郵送で取れます。\n",
                                List.of(
                                        new Attachment(
                                                "申請書 ①（とても長いファイル名でも読めること）.pdf",
                                                "application/pdf",
                                                Content.ofUtf8("%PDF-")),
                                        new Attachment(
                                                "x\";evil=1.txt",
                                                "text/html\r\nX-Evil: 1",
                                                Content.ofUtf8("内容"))),
                                false));

        assertThat(delivery).isEqualTo(new Delivery.Accepted("<mdg-7-k7m2@asahi.example>"));
        MimeMessage arrived = server.getReceivedMessagesForDomain(CITIZEN)[0];
        InboundMessage read = read(arrived);
        assertThat(read.subject())
                .isEqualTo("Re: ①住民票の郵送について、とても長い件名でも文字が化けないこと [#2026-000012-k7m2]");
        assertThat(read.text()).isEqualTo("髙﨑様\n\n郵送で取れます。");
        assertThat(read.sender().name()).isEqualTo("あさひ市コンタクトセンター");
        assertThat(read.sender().address().value()).isEqualTo(DESK);
        assertThat(read.attachments())
                .extracting(Attachment::fileName)
                .containsExactly("申請書 ①（とても長いファイル名でも読めること）.pdf", "x\";evil=1.txt");
        assertThat(arrived.getHeader("Reply-To")[0]).contains("<desk+k7m2@asahi.example>");
        assertThat(arrived.getHeader("Return-Path")[0]).contains("desk+k7m2@asahi.example");
        assertThat(arrived.getMessageID()).isEqualTo("<mdg-7-k7m2@asahi.example>");
        assertThat(arrived.getHeader("In-Reply-To")[0]).isEqualTo("<m1@example.jp>");
        assertThat(arrived.getHeader("Auto-Submitted")).isNull();
        assertThat(new String(raw(arrived), UTF_8)).doesNotContain("\r\nX-Evil");
    }

    @Test
    @Requirement({"ST-056", "FJ-134"})
    void copiesShouldArriveEverywhereAndNameEverybody() throws Exception {
        open();
        Party office =
                new Party(Address.email("douro@asahi.example"), "道路課, 維持係\r\nBcc: x@y.example");
        Party brother = new Party(Address.email("ichiro@example.com"), "");

        Delivery delivery =
                sender.send(
                        simple().with(
                                        List.of(
                                                office,
                                                brother,
                                                new Party(Address.email(DESK), "窓口"),
                                                new Party(
                                                        Address.email("desk+k7m2@asahi.example"),
                                                        "")),
                                        "あさひ市 𠮷野道路課"));

        assertThat(delivery).isInstanceOf(Delivery.Accepted.class);
        assertThat(server.getReceivedMessages()).as("none for the desk itself").hasSize(3);
        for (String mailbox : List.of(CITIZEN, "douro@asahi.example", "ichiro@example.com")) {
            MimeMessage arrived =
                    (MimeMessage)
                            server.getManagers()
                                    .getImapHostManager()
                                    .getInbox(server.getUserManager().getUserByEmail(mailbox))
                                    .getMessages()
                                    .get(0)
                                    .getMimeMessage();
            assertThat(arrived.getHeader("To")[0]).isEqualTo(CITIZEN);
            assertThat(arrived.getHeader("Bcc")).isNull();
            InboundMessage read = read(arrived);
            assertThat(read.sender().name()).isEqualTo("あさひ市 𠮷野道路課");
            assertThat(read.sender().address().value()).isEqualTo(DESK);
            assertThat(read.copies())
                    .containsExactly(
                            new Party(office.address(), "道路課, 維持係 Bcc: x@y.example"), brother);
        }
    }

    /** All or nobody: whoever is told of a refusal must not wonder who has got it. */
    @Test
    void aRefusedCopyShouldBeNamedAndNobodyGetTheMail() throws Exception {
        OutboundMessage copied =
                simple().with(List.of(new Party(Address.email("gone@example.com"), "")), "");
        Delivery refused =
                sendTo(new Script("RCPT TO:<gone@example.com>", "550 no such user\r\n"), copied);
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        answer ->
                                assertThat(answer.reason().ja())
                                        .contains("gone@example.com", "まだ届いていません"));
        assertThat(sendTo(new Script("RCPT TO:<gone@example.com>", "451 later\r\n"), copied))
                .isInstanceOf(Delivery.Deferred.class);
        keepCopies();
        assertThat(
                        sendTo(
                                new Script(
                                        "RCPT TO:<archive@asahi.example>", "550 no such user\r\n"),
                                copied))
                .isInstanceOf(Delivery.Accepted.class);
        open();
        assertThat(
                        sender.send(
                                simple().with(
                                                List.of(
                                                        new Party(
                                                                Address.email("a b@example.jp"),
                                                                "")),
                                                "")))
                .isInstanceOf(Delivery.Refused.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void automaticNoteShouldSayThatItIsOne() throws Exception {
        open();

        sender.send(
                message(new Party(Address.email(CITIZEN), ""), "受付", "受け付けました。", List.of(), true));

        MimeMessage arrived = server.getReceivedMessagesForDomain(CITIZEN)[0];
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(read(arrived).origin()).isEqualTo(Origin.AUTO_REPLY);
    }

    @Test
    void iso2022JpShouldBeWrittenWhereItCanAndUtf8Elsewhere() throws Exception {
        values.put("smtp.charset", "iso-2022-jp");
        open();

        sender.send(
                message(
                        new Party(Address.email(CITIZEN), ""),
                        "件名①",
                        "髙﨑様　ヨロシク",
                        List.of(),
                        false));
        sender.send(message(new Party(Address.email(CITIZEN), ""), "件名", "😀", List.of(), false));
        sender.send(message(new Party(Address.email(CITIZEN), ""), "件名", "ﾖﾛｼｸ", List.of(), false));

        MimeMessage[] arrived = server.getReceivedMessagesForDomain(CITIZEN);
        assertThat(arrived[0].getContentType()).contains("ISO-2022-JP");
        // the vendors' place of 髙, which other mail programs know
        assertThat(arrived[0].getInputStream().readAllBytes())
                .containsSequence(0x1b, '$', 'B', 0x7c, 0x62);
        assertThat(read(arrived[0]).text()).isEqualTo("髙﨑様　ヨロシク");
        assertThat(arrived[1].getContentType()).contains("UTF-8");
        assertThat(read(arrived[1]).text()).isEqualTo("😀");
        assertThat(arrived[2].getContentType()).contains("UTF-8");
        String all = "髙﨑①𠮷";
        sender.send(message(new Party(Address.email(CITIZEN), all), all, all, List.of(), false));
        MimeMessage last = server.getReceivedMessagesForDomain(CITIZEN)[3];
        assertThat(last.getContentType()).as("𠮷 is in no JIS that mail knows").contains("UTF-8");
        assertThat(last.getHeader("Subject")[0]).startsWith("=?UTF-8?");
        assertThat(last.getHeader("To")[0]).startsWith("=?UTF-8?");
        assertThat(last.getHeader("From")[0]).as("what can be JIS").startsWith("=?ISO-2022-JP?");
        assertThat(read(last).text()).isEqualTo(all);
        assertThat(read(last).subject()).startsWith(all);
    }

    @Test
    void lineBreaksInNamesAndSubjectsShouldNotMakeHeaders() throws Exception {
        open();

        sender.send(
                message(
                        new Party(Address.email(CITIZEN), "花子\r\nBcc: evil@example.jp"),
                        "件名\r\nX-Evil: 1",
                        "本文",
                        List.of(),
                        false));

        MimeMessage arrived = server.getReceivedMessagesForDomain(CITIZEN)[0];
        assertThat(arrived.getHeader("X-Evil")).isNull();
        assertThat(arrived.getHeader("Bcc")).isNull();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void addressThatIsNoneShouldBeRefused() {
        open();

        for (String address : List.of("a@example.jp,b@example.jp", "a b@example.jp", "nobody")) {
            assertThat(
                            sender.send(
                                    message(
                                            new Party(Address.email(address), ""),
                                            "件名",
                                            "本文",
                                            List.of(),
                                            false)))
                    .as(address)
                    .isInstanceOf(Delivery.Refused.class);
        }
    }

    @Test
    void sendShouldDeferWhenTheServerIsDown() {
        open();
        await().until(() -> health.current().state() == ChannelHealth.State.UP);
        server.stop();

        Delivery delivery = sender.send(simple());

        assertThat(delivery).isInstanceOf(Delivery.Deferred.class);
        await().until(() -> health.current().state() == ChannelHealth.State.DOWN);
        assertThat(health.current().explanation().ja())
                .contains("接続できません")
                .doesNotContain(PASSWORD);
        assertThat(events).isNotEmpty();
    }

    @Test
    void wrongPasswordShouldBeToldInTheHealth() {
        values.put(".imap.password", "chigau");
        open();

        await().until(() -> health.current().explanation().ja().contains("パスワードが違います"));
        assertThat(health.current().explanation().ja()).doesNotContain("chigau");
    }

    @Test
    void carriersAnswerShouldDecideWhatBecomesOfTheMail() throws Exception {
        assertThat(sendTo(new Script("RCPT", "550 no such user\r\n")))
                .isInstanceOf(Delivery.Refused.class);
        assertThat(sendTo(new Script("RCPT", "451 greylisted\r\n")))
                .isInstanceOf(Delivery.Deferred.class);
        assertThat(sendTo(new Script("MAIL", "550 not you\r\n")))
                .isInstanceOf(Delivery.Deferred.class);
        assertThat(sendTo(new Script("DATA", "452 disk full\r\n")))
                .isInstanceOf(Delivery.Deferred.class);
        assertThat(sendTo(new Script(".", "554 spam\r\n"))).isInstanceOf(Delivery.Refused.class);
        assertThat(sendTo(new Script("RCPT", ""))).isInstanceOf(Delivery.Deferred.class);
        assertThat(sendTo(new Script("QUIT", ""))).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void connectionLostAfterTheLastLineShouldBeUncertain() {
        assertThatThrownBy(() -> sendTo(new Script(".", "")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void mailWithoutACaseShouldLeaveToo() throws Exception {
        open();

        OutboundMessage message = simple();
        Delivery delivery =
                sender.send(
                        new OutboundMessage(
                                message.id(),
                                message.channel(),
                                message.to(),
                                message.subject(),
                                message.text(),
                                List.of(),
                                message.caseId(),
                                "",
                                "",
                                List.of(),
                                true));

        assertThat(delivery).isEqualTo(new Delivery.Accepted("<mdg-7@asahi.example>"));
        MimeMessage arrived = server.getReceivedMessagesForDomain(CITIZEN)[0];
        assertThat(arrived.getSubject()).isEqualTo("件名");
        assertThat(arrived.getHeader("Reply-To", null)).contains(DESK);
    }

    @Test
    void uncertainMailShouldBeFoundByItsCopyAndNotSeenByTheCitizen() throws Exception {
        keepCopies();
        open();
        assertThat(sender.trace(simple())).isEmpty();

        sender.send(simple());

        assertThat(sender.trace(simple()))
                .contains(new Delivery.Accepted("<mdg-7-k7m2@asahi.example>"));
        for (MimeMessage arrived : server.getReceivedMessagesForDomain(CITIZEN)) {
            assertThat(arrived.getHeader("Bcc")).isNull();
            assertThat(new String(raw(arrived), StandardCharsets.US_ASCII))
                    .doesNotContain("archive@");
        }
        assertThat(desk.taken).isEmpty();
    }

    @Test
    void withoutCopiesNothingShouldBeKnownOfAnUncertainMail() {
        open();
        sender.send(simple());

        assertThat(sender.trace(simple())).isEmpty();
    }

    @Test
    void archiveThatCannotBeSearchedShouldBeNoAnswer() {
        keepCopies();
        values.put(".archive.imap.password", "chigau");
        open();

        assertThatThrownBy(() -> sender.trace(simple())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void citizenShouldNotWaitBecauseTheCopyIsRefused() throws Exception {
        keepCopies();

        assertThat(sendTo(new Script("RCPT TO:<archive@asahi.example>", "550 no such user\r\n")))
                .isInstanceOf(Delivery.Accepted.class);
        assertThat(told.explanation().ja()).contains("控えなしで送っています");
        assertThat(sendTo(new Script("RCPT", "550 no such user\r\n")))
                .isInstanceOf(Delivery.Refused.class);
    }

    private void keepCopies() {
        server.setUser("archive@asahi.example", "archive", PASSWORD);
        values.put("archive.address", "archive@asahi.example");
        values.put("archive.imap.user", "archive");
        values.put(".archive.imap.password", PASSWORD);
    }

    @Test
    void mailsInARowShouldShareAConnectionAndALostOneShouldBeReplaced() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Script polite = new Script("nothing", "");
            new java.lang.Thread(
                            () -> {
                                while (!door.isClosed()) {
                                    polite.serve(door);
                                    connections.incrementAndGet();
                                }
                            })
                    .start();
            values.put("smtp.port", door.getLocalPort());
            open();
            for (int i = 0; i < 5; i++) {
                assertThat(sender.send(simple())).isInstanceOf(Delivery.Accepted.class);
            }
            assertThat(connections).hasValue(0);
            sender.close();
            assertThat(sender.send(simple())).isInstanceOf(Delivery.Accepted.class);
            await().until(() -> connections.get() == 2);
        }
    }

    private Delivery sendTo(Script script) throws IOException {
        return sendTo(script, simple());
    }

    private Delivery sendTo(Script script, OutboundMessage message) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            java.lang.Thread carrier = new java.lang.Thread(() -> script.run(listening));
            carrier.start();
            values.put("smtp.port", listening.getLocalPort());
            EmailSettings settings = EmailSettings.read(values);
            MailboxHealth own =
                    new MailboxHealth(
                            settings.id(),
                            settings.imap().account(),
                            settings.smtp().account(),
                            events::add,
                            Clock.systemUTC());
            try (SmtpSender scripted =
                    new SmtpSender(
                            settings.smtp(),
                            new MailWriter(settings, "窓口", Clock.systemUTC()),
                            own)) {
                return scripted.send(message);
            } finally {
                told = own.current();
            }
        }
    }

    /**
     * An SMTP server that answers one command in its own way.
     *
     * @param answer empty: hangs up
     */
    private record Script(String command, String answer) {
        void run(ServerSocket listening) {
            while (!listening.isClosed()) {
                serve(listening);
            }
        }

        private void serve(ServerSocket listening) {
            try (Socket socket = listening.accept()) {
                var in = socket.getInputStream();
                var out = socket.getOutputStream();
                out.write("220 test\r\n".getBytes(StandardCharsets.US_ASCII));
                boolean data = false;
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    String said = line.strip();
                    if (data && !said.equals(".")) {
                        continue;
                    }
                    data = false;
                    if (said.equals(command) || said.startsWith(command + " ")) {
                        if (answer.isEmpty()) {
                            return;
                        }
                        out.write(answer.getBytes(StandardCharsets.US_ASCII));
                    } else {
                        data = said.equals("DATA");
                        out.write(
                                (data ? "354 go\r\n" : "250 ok\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                    }
                }
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.append((char) b);
                if (b == '\n') {
                    break;
                }
            }
            return line.toString();
        }
    }

    private static OutboundMessage simple() {
        return message(new Party(Address.email(CITIZEN), ""), "件名", "本文", List.of(), false);
    }

    private static OutboundMessage message(
            Party to,
            String subject,
            String text,
            List<Attachment> attachments,
            boolean automatic) {
        return new OutboundMessage(
                new OutboundId(7),
                new ChannelId("email-main"),
                to,
                subject,
                text,
                attachments,
                new CaseId(2026, 12),
                "k7m2",
                "<m1@example.jp>",
                List.of("<m0@example.jp>", "<m1@example.jp>", "broken\r\nX-Evil: 1"),
                automatic);
    }

    private InboundMessage read(MimeMessage mail) throws Exception {
        Path file = Files.write(spool.resolve("read-" + System.nanoTime()), raw(mail));
        MailReader reader =
                new MailReader(
                        new ChannelId("email-main"),
                        new DeskAddress("other@asahi.example"),
                        java.util.Optional.empty());
        List<InboundMessage> read = new ArrayList<>();
        try (ParsedMail parsed = reader.read(file, Instant.EPOCH)) {
            read.add(parsed.message());
        }
        return read.get(0);
    }

    private static byte[] raw(MimeMessage mail) throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toByteArray();
    }
}
