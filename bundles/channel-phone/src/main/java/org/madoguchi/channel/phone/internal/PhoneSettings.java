// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelSettings;
import org.madoguchi.platform.asterisk.AmiAccount;

/**
 * The checked configuration of one Asterisk.
 *
 * @param agiPort where Asterisk asks for the way of a call; 0 when it must not
 * @param queues every operator is in all of them, the first is where calls go without a choice
 * @param menu what a digit means, in the order of the configuration
 * @param recordings folder where Asterisk leaves them; empty when nothing is recorded
 * @param queueLog Asterisk's log of its queues, when it can be read here
 */
record PhoneSettings(
        ChannelId id,
        LocalizedText name,
        AmiAccount account,
        String agiHost,
        int agiPort,
        String technology,
        List<String> queues,
        Map<String, Choice> menu,
        OpeningHours hours,
        Optional<Path> recordings,
        Optional<Path> queueLog) {
    static final String PID = "org.madoguchi.channel.phone";

    private static final ChannelId MAIN = new ChannelId("phone-main");

    /** One line of the menu. */
    record Choice(String digit, String queue, String label) {
        String shown() {
            return digit + " " + label;
        }
    }

    static PhoneSettings of(Map<String, ?> values) {
        ChannelSettings settings = new ChannelSettings(values);
        List<String> queues = settings.list("queues", "madoguchi");
        return new PhoneSettings(
                settings.text("id").isEmpty() ? MAIN : settings.id(MAIN.value()),
                new LocalizedText(
                        settings.text("name.ja").orElse(Texts.text("channel.name").ja()),
                        settings.text("name.en").orElse(Texts.text("channel.name").en())),
                new AmiAccount(
                        settings.text("asterisk.host").orElse("127.0.0.1"),
                        settings.number("asterisk.port", 5038, 1, 65535),
                        settings.text("asterisk.user").orElse("madoguchi-phone"),
                        settings.required(".asterisk.secret", "${env:MADOGUCHI_PHONE_SECRET}")),
                settings.text("agi.host").orElse("127.0.0.1"),
                settings.number("agi.port", 4573, 0, 65535),
                technology(settings),
                queues,
                menu(settings, queues),
                hours(settings),
                path(settings, "recordings"),
                path(settings, "queue.log"));
    }

    private static String technology(ChannelSettings settings) {
        String value = settings.text("technology").orElse("PJSIP");
        if (!value.matches("[A-Za-z]{1,10}")) {
            throw settings.wrong("technology", "= " + value, "write a name such as PJSIP");
        }
        return value;
    }

    private static Map<String, Choice> menu(ChannelSettings settings, List<String> queues) {
        Map<String, Choice> menu = new LinkedHashMap<>();
        for (String line : settings.list("menu", "")) {
            String[] parts = line.split(":", 3);
            if (parts.length != 3 || !parts[0].matches("[0-9]") || !queues.contains(parts[1])) {
                throw settings.wrong(
                        "menu",
                        "has '" + line + "'",
                        "write digit:queue:name between commas, such as 1:"
                                + queues.get(0)
                                + ":総合案内; the queue must be one of queues");
            }
            menu.put(parts[0], new Choice(parts[0], parts[1], parts[2]));
        }
        return menu;
    }

    private static OpeningHours hours(ChannelSettings settings) {
        try {
            return OpeningHours.parse(
                    settings.text("hours").orElse("mon-sun 00:00-24:00"),
                    settings.text("holidays").orElse(""),
                    settings.text("special").orElse(""));
        } catch (IllegalArgumentException e) {
            throw settings.wrong(
                    "hours, holidays or special",
                    e.getMessage(),
                    "write hours = mon-fri 08:30-17:15; sat 09:00-12:00, holidays = 2027-01-01,"
                            + " special = 2026-12-29 09:00-12:00");
        }
    }

    private static Optional<Path> path(ChannelSettings settings, String key) {
        Optional<Path> path = settings.text(key).map(Path::of);
        if (path.isPresent() && !path.get().isAbsolute()) {
            throw settings.wrong(key, "= " + path.get(), "write a path that begins with /");
        }
        return path;
    }
}
