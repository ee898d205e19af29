// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelSettings;

/** One number at one centre. The keys are explained in etc/org.madoguchi.channel.sms-main.cfg. */
record SmsSettings(
        ChannelId id, LocalizedText name, Centre centre, Outgoing outgoing, Incoming incoming) {
    static final String PID = "org.madoguchi.channel.sms";

    private static final String TEMPLATE = "template.";
    private static final String TITLE = ".title";

    /** Plain or over TLS. */
    private enum Security {
        NONE,
        TLS
    }

    /** How a destination is written. */
    private enum Form {
        INTERNATIONAL,
        NATIONAL
    }

    record Outgoing(
            OutgoingRules.Limits limits,
            List<ApprovedText> texts,
            Hosts hosts,
            boolean tellArrivals) {}

    /**
     * @param conversation how long after the last message a new one belongs to the same case
     * @param parts how long a missing part of a message is waited for
     * @param confirmation what somebody gets who has opted out
     */
    record Incoming(
            Letters.Alphabet alphabet,
            int perSecond,
            Duration parts,
            Duration conversation,
            OptOutWords words,
            Optional<String> confirmation) {}

    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    static SmsSettings read(Map<String, ?> values) {
        ChannelSettings settings = new ChannelSettings(values);
        return new SmsSettings(
                settings.id("sms-main"),
                new LocalizedText(
                        settings.text("name").orElse("SMS"),
                        settings.text("name.en").orElse("SMS")),
                centre(settings),
                outgoing(settings),
                incoming(settings));
    }

    private static Centre centre(ChannelSettings settings) {
        boolean tls = settings.choice("smsc.security", Security.TLS) == Security.TLS;
        return new Centre(
                settings.required("smsc.host", "smsc.carrier.example.jp"),
                settings.number("smsc.port", tls ? 3550 : 2775, 1, 65535),
                tls,
                octets(settings, "smsc.system.id", settings.required("smsc.system.id", "city"), 15),
                octets(
                        settings,
                        ".smsc.password",
                        settings.required(".smsc.password", "${env:MADOGUCHI_SMS_SMSC_PASSWORD}"),
                        8),
                octets(
                        settings,
                        "smsc.system.type",
                        settings.text("smsc.system.type").orElse(""),
                        12),
                octets(
                        settings,
                        "smsc.address.range",
                        settings.text("smsc.address.range").orElse(""),
                        40),
                Centre.Sender.of(
                        octets(settings, "sender", settings.required("sender", "0570012345"), 20)),
                settings.choice("destination.form", Form.INTERNATIONAL) == Form.INTERNATIONAL,
                Duration.ofHours(settings.number("keep.hours", 24, 1, 168)),
                Duration.ofSeconds(settings.number("smsc.enquire.seconds", 15, 1, 300)),
                Duration.ofSeconds(settings.number("smsc.answer.seconds", 10, 1, 30)));
    }

    /** What SMPP has room for, in letters of ASCII. */
    private static String octets(ChannelSettings settings, String key, String value, int most) {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(value);
        if (!ascii || value.length() > most) {
            throw settings.wrong(
                    key,
                    "is too long or holds letters that are not ASCII",
                    "write at most " + most + " letters and digits");
        }
        return value;
    }

    private static Outgoing outgoing(ChannelSettings settings) {
        return new Outgoing(
                new OutgoingRules.Limits(
                        settings.choices("recipients", LineKind.MOBILE),
                        settings.number("parts.most", 5, 1, 10),
                        settings.flag("gsm7", false),
                        isWide(settings)),
                texts(settings),
                new Hosts(
                        settings.list("url.hosts", "").stream()
                                .map(host -> host.toLowerCase(Locale.ROOT))
                                .collect(Collectors.toUnmodifiableSet())),
                settings.flag("receipt.arrived", true));
    }

    private static boolean isWide(ChannelSettings settings) {
        int bits = settings.number("parts.reference.bits", 8, 8, 16);
        if (bits != 8 && bits != 16) {
            throw settings.wrong("parts.reference.bits", "= " + bits, "write 8 or 16");
        }
        return bits == 16;
    }

    private static List<ApprovedText> texts(ChannelSettings settings) {
        Map<String, String> family = settings.family(TEMPLATE);
        List<ApprovedText> texts =
                family.entrySet().stream()
                        .filter(entry -> !entry.getKey().endsWith(TITLE))
                        .map(
                                entry ->
                                        settings.read(
                                                TEMPLATE + entry.getKey(),
                                                entry.getValue(),
                                                text ->
                                                        ApprovedText.parse(
                                                                entry.getKey(),
                                                                family.getOrDefault(
                                                                        entry.getKey() + TITLE,
                                                                        entry.getKey()),
                                                                text)))
                        .toList();
        if (texts.isEmpty()) {
            throw settings.wrong(
                    TEMPLATE + "…",
                    "is missing",
                    "write at least one approved text, such as template.page ="
                            + " ご案内のページです。{{url}}");
        }
        return texts;
    }

    private static Incoming incoming(ChannelSettings settings) {
        return new Incoming(
                settings.choice("incoming.alphabet", Letters.Alphabet.GSM7),
                settings.number("incoming.per.second", 50, 1, 1000),
                Duration.ofSeconds(settings.number("incoming.parts.seconds", 1800, 1, 86_400)),
                Duration.ofHours(settings.number("conversation.hours", 72, 0, 720)),
                new OptOutWords(
                        Set.copyOf(settings.list("optout.words", "停止, 配信停止, STOP")),
                        Set.copyOf(settings.list("optin.words", "再開, 配信再開, START"))),
                settings.text("optout.confirmation"));
    }
}
