// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelSettings;

/**
 * One mailbox. The keys are explained in etc/org.madoguchi.channel.email-main.cfg.
 *
 * @param senderName as recipients see it; empty: the city's desk name
 * @param plusAddress answers come back to {@code desk+TOKEN@city}
 */
record EmailSettings(
        ChannelId id,
        LocalizedText name,
        DeskAddress address,
        Optional<String> senderName,
        boolean plusAddress,
        Inbound imap,
        Outbound smtp,
        Optional<FormTemplate> form) {

    enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    enum Afterwards {
        SEEN,
        MOVE,
        DELETE
    }

    /** ISO-2022-JP is for recipients with old programs; what it cannot write goes as UTF-8. */
    enum Code {
        UTF_8(StandardCharsets.UTF_8, "UTF-8"),
        // writes 髙 as everybody reads it; x-windows-50220 takes JIS X 0212 for it, which few know
        ISO_2022_JP(Charset.forName("x-windows-iso2022jp"), "ISO-2022-JP");

        private final Charset charset;
        private final String label;

        Code(Charset charset, String label) {
            this.charset = charset;
            this.label = label;
        }

        Charset charset() {
            return charset;
        }

        String label() {
            return label;
        }

        Code fitting(String text) {
            boolean halfWidthKana = text.chars().anyMatch(c -> c >= 0xff61 && c <= 0xff9f);
            return charset.newEncoder().canEncode(text) && !halfWidthKana ? this : UTF_8;
        }
    }

    /** A mail server's account; {@link #toString} keeps the password to itself. */
    record Account(
            String host, int port, Security security, Optional<String> user, String password) {
        @Override
        public String toString() {
            return user.orElse("-") + "@" + host + ":" + port + " " + security;
        }
    }

    record Inbound(
            Account account,
            String folder,
            Afterwards afterwards,
            String processedFolder,
            Duration pollEvery,
            long maxBytes,
            int threads) {}

    record Outbound(Account account, Code code, Optional<Archive> archive) {}

    /**
     * Where the city's own server keeps a copy of what we send.
     *
     * @param address gets a blind copy of every mail
     * @param account reads what comes for it
     */
    record Archive(String address, Account account, String folder) {}

    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    static EmailSettings read(Map<String, ?> values) {
        ChannelSettings settings = new ChannelSettings(values);
        return new EmailSettings(
                settings.id("email-main"),
                new LocalizedText(
                        settings.text("name").orElse("メール"),
                        settings.text("name.en").orElse("E-mail")),
                address(settings),
                settings.text("from.name"),
                settings.flag("reply.plus", true),
                new Inbound(
                        account(settings, "imap", 143, 993, true),
                        settings.text("imap.folder").orElse("INBOX"),
                        settings.choice("imap.afterwards", Afterwards.MOVE),
                        settings.text("imap.processed.folder").orElse("処理済"),
                        Duration.ofSeconds(settings.number("imap.poll.seconds", 10, 1, 3600)),
                        settings.number("limit.megabytes", 50, 1, 500) * 1024L * 1024L,
                        settings.number("imap.threads", 8, 1, 64)),
                new Outbound(
                        account(settings, "smtp", 25, 465, false),
                        settings.choice("smtp.charset", Code.UTF_8),
                        archive(settings)),
                form(settings));
    }

    private static DeskAddress address(ChannelSettings settings) {
        return settings.read(
                "address",
                settings.required("address", "desk@city.example.jp"),
                DeskAddress::new,
                "write one mail address, such as desk@city.example.jp");
    }

    private static Account account(
            ChannelSettings settings, String prefix, int port, int tlsPort, boolean userNeeded) {
        Security security = settings.choice(prefix + ".security", Security.TLS);
        Optional<String> user = settings.text(prefix + ".user");
        if (userNeeded || user.isPresent()) {
            settings.required(prefix + ".user", "desk");
            settings.required(
                    "." + prefix + ".password",
                    "${env:MADOGUCHI_EMAIL_" + prefix.toUpperCase(Locale.ROOT) + "_PASSWORD}");
        }
        return new Account(
                settings.required(prefix + ".host", "mail.city.example.jp"),
                settings.number(
                        prefix + ".port", security == Security.TLS ? tlsPort : port, 1, 65535),
                security,
                user,
                settings.text("." + prefix + ".password").orElse(""));
    }

    private static Optional<Archive> archive(ChannelSettings settings) {
        Optional<String> address = settings.text("archive.address");
        if (address.isEmpty()) {
            return Optional.empty();
        }
        if (!MailAddress.isOne(address.get())
                || address.get().equalsIgnoreCase(settings.text("address").orElse(""))) {
            throw settings.wrong(
                    "archive.address",
                    "= " + address.get(),
                    "write one mail address that is not the desk's, such as"
                            + " desk-archive@city.example.jp");
        }
        Account desk = account(settings, "imap", 143, 993, true);
        Optional<String> user = settings.text("archive.imap.user").or(desk::user);
        String folder = settings.text("archive.imap.folder").orElse("INBOX");
        if (user.equals(desk.user())
                && folder.equals(settings.text("imap.folder").orElse("INBOX"))) {
            throw settings.wrong(
                    "archive.imap.folder",
                    "= " + folder,
                    "copies must not lie where new mail comes in; name another folder, or another"
                            + " mailbox by archive.imap.user");
        }
        return Optional.of(
                new Archive(
                        address.get(),
                        new Account(
                                desk.host(),
                                desk.port(),
                                desk.security(),
                                user,
                                settings.text(".archive.imap.password").orElse(desk.password())),
                        folder));
    }

    private static Optional<FormTemplate> form(ChannelSettings settings) {
        if (settings.text("form.sender").isEmpty() && settings.text("form.subject").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new FormTemplate(
                        pattern(settings, "form.sender"),
                        pattern(settings, "form.subject"),
                        Set.copyOf(settings.list("form.field.name", "")),
                        Set.copyOf(settings.list("form.field.address", "")),
                        Set.copyOf(settings.list("form.field.subject", "")),
                        Set.copyOf(settings.list("form.field.body", ""))));
    }

    private static Optional<Pattern> pattern(ChannelSettings settings, String key) {
        return settings.text(key)
                .map(
                        value ->
                                settings.read(
                                        key,
                                        value,
                                        EmailSettings::pattern,
                                        "put a backslash before ( [ { * + ? . when they stand for"
                                                + " themselves"));
    }

    private static Pattern pattern(String value) {
        return Pattern.compile(value, Pattern.CASE_INSENSITIVE);
    }
}
