// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.nio.file.Path;
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
 * @param queues the first is where calls go without a choice
 * @param joinCode what an operator would dial to join the three of a consultation ({@code
 *     atxferthreeway} of features.conf)
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
        Entrances entrances,
        String joinCode,
        Optional<Path> recordings,
        Optional<Path> queueLog) {
    static final String PID = "org.madoguchi.channel.phone";

    private static final ChannelId MAIN = new ChannelId("phone-main");

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
                EntranceSettings.read(settings, queues),
                joinCode(settings),
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

    private static String joinCode(ChannelSettings settings) {
        String code = settings.text("join.code").orElse("*3");
        if (!code.matches("[0-9*#]{1,4}")) {
            throw settings.wrong(
                    "join.code",
                    "= " + code,
                    "features.conf の atxferthreeway と同じものを書いてください / write what"
                            + " atxferthreeway of features.conf says, such as *3");
        }
        return code;
    }

    private static Optional<Path> path(ChannelSettings settings, String key) {
        Optional<Path> path = settings.text(key).map(Path::of);
        if (path.isPresent() && !path.get().isAbsolute()) {
            throw settings.wrong(key, "= " + path.get(), "write a path that begins with /");
        }
        return path;
    }
}
