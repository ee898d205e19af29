// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Party;
import org.madoguchi.channel.email.internal.Cable.Fault.Kind;
import org.madoguchi.channel.testkit.FakeDesk;
import org.madoguchi.channel.testkit.FarEnd;
import org.madoguchi.test.MailServer;

/** A mailbox of its own on a real mail server, at the end of two wires. */
final class MailTown implements FarEnd {
    private final MailServer server;
    private final Path spool;
    private final String box = "contract" + UUID.randomUUID().toString().replace("-", "");
    private final String citizen = box + "@citizens.example";
    private final Map<String, Object> values = new HashMap<>();
    private Cable imap;
    private Cable smtp;

    MailTown(MailServer server, Path spool) {
        this.server = server;
        this.spool = spool;
        values.put("felix.fileinstall.filename", "file:/etc/org.madoguchi.channel.email-main.cfg");
        values.put("id", "email-main");
        values.put("address", box + "@city.example");
        values.put("imap.host", "127.0.0.1");
        values.put("imap.security", "none");
        values.put("imap.user", box);
        values.put(".imap.password", server.password());
        values.put("imap.poll.seconds", "1");
        values.put("smtp.host", "127.0.0.1");
        values.put("smtp.security", "none");
    }

    @Override
    public void start() {
        if (imap == null) {
            imap = new Cable(server.port("IMAP"));
            smtp = new Cable(server.port("SMTP"));
            values.put("imap.port", imap.port());
            values.put("smtp.port", smtp.port());
        }
        imap.plugIn();
        smtp.plugIn();
    }

    @Override
    public void stop() {
        imap.unplug();
        smtp.unplug();
    }

    @Override
    public void hang() {
        imap.failAfter("* OK [CAPABILITY", Kind.HOLD);
        smtp.failAfter("220 ", Kind.HOLD);
    }

    @Override
    public Opened open(FakeDesk desk) throws Exception {
        EmailSettings settings = EmailSettings.read(values);
        Clock clock = Clock.systemUTC();
        MailboxHealth health =
                new MailboxHealth(
                        settings.id(),
                        settings.imap().account(),
                        settings.smtp().account(),
                        desk,
                        clock);
        SmtpSender sender =
                new SmtpSender(settings.smtp(), new MailWriter(settings, "窓口", clock), health);
        MailReader reader = new MailReader(settings.id(), settings.address(), Optional.empty());
        DefaultCamelContext context = new DefaultCamelContext();
        context.start();
        context.addRoutes(new EmailRoutes(settings, reader, desk, new Spool(spool), health, clock));
        return new Opened(
                new EmailChannel(settings, sender, health),
                () -> {
                    context.stop();
                    sender.close();
                });
    }

    @Override
    public void send(String text) throws MessagingException {
        deliver(
                Eml.fromSato()
                        .line("X-Mark: " + text)
                        .subject("お尋ね " + text)
                        .line("Content-Type: text/plain; charset=UTF-8")
                        .body(text + "について教えてください。", UTF_8)
                        .bytes());
    }

    private void deliver(byte[] mail) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.from", "hanako.sato@example.jp");
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect("127.0.0.1", server.port("SMTP"), null, null);
            transport.sendMessage(
                    new MimeMessage(null, new ByteArrayInputStream(mail)),
                    new InternetAddress[] {new InternetAddress(box + "@city.example")});
        }
    }

    /** What is unread in the inbox. */
    @Override
    public int untold() throws MessagingException {
        try (Store store = store(box)) {
            return store.getFolder("INBOX").getUnreadMessageCount();
        }
    }

    /** Somebody moves the mail back from where the channel has put it. */
    @Override
    public void redeliver() throws Exception {
        try (Store store = store(box)) {
            Folder done = store.getFolder("処理済");
            await().until(() -> done.exists());
            done.open(Folder.READ_WRITE);
            await().until(() -> done.getMessageCount() > 0);
            Message last = done.getMessage(done.getMessageCount());
            last.setFlag(Flags.Flag.SEEN, false);
            done.copyMessages(new Message[] {last}, store.getFolder("INBOX"));
        }
    }

    @Override
    public Map<String, Act> attacks() {
        return Map.of(
                "no headers", () -> deliver("ただの文字".getBytes(UTF_8)),
                "bytes that are no text",
                        () ->
                                deliver(
                                        Eml.fromSato()
                                                .line("Subject: \u00ff\u00fe\u0081")
                                                .body("\u0000\u00ff\u0081\u0000", Eml.EUC)
                                                .bytes()),
                "a structure without end",
                        () ->
                                deliver(
                                        Eml.fromSato()
                                                .subject("壊れた構造")
                                                .line("Content-Type: multipart/mixed; boundary=x")
                                                .body("--x\r\n".repeat(2_000), UTF_8)
                                                .bytes()),
                "a subject of half a megabyte",
                        () -> deliver(Eml.fromSato().subject("長".repeat(200_000)).bytes()));
    }

    @Override
    public Party citizen() {
        return new Party(Address.email(citizen), "佐藤 花子");
    }

    @Override
    public Party nobody() {
        return new Party(Address.email("hanako@example..jp"), "");
    }

    @Override
    public List<Arrived> arrived() throws Exception {
        try (Store store = store(MailServer.CITIZENS)) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<Arrived> arrived = new ArrayList<>();
            for (Message mail : inbox.getMessages()) {
                if (mail.getAllRecipients()[0].toString().contains(citizen)) {
                    arrived.add(
                            new Arrived(
                                    mail.getHeader("Message-ID")[0],
                                    String.valueOf(mail.getContent())));
                }
            }
            return arrived;
        }
    }

    private Store store(String user) throws MessagingException {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", server.port("IMAP"), user, server.password());
        return store;
    }

    @Override
    public Map<String, Act> wrongSettings() {
        return Map.of(
                "address", () -> read("address", "desk"),
                "imap.port", () -> read("imap.port", "143a"),
                "imap.poll.seconds", () -> read("imap.poll.seconds", "never"),
                "smtp.security", () -> read("smtp.security", "some"));
    }

    private void read(String key, String value) {
        Map<String, Object> wrong = new HashMap<>(values);
        wrong.put("imap.port", 143);
        wrong.put("smtp.port", 25);
        wrong.put(key, value);
        EmailSettings.read(wrong);
    }

    @Override
    public void close() {
        if (imap != null) {
            imap.close();
            smtp.close();
        }
    }
}
