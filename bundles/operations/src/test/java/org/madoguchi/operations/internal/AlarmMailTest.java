// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.alarm.Alarm;
import org.madoguchi.api.channel.EmailAddress;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Requirement;

class AlarmMailTest {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
    private static final List<Alarm> ALARMS =
            List.of(
                    new Alarm("disk", new LocalizedText("ディスクの空きが少ない。", "Little room."), NOW),
                    new Alarm("audit", new LocalizedText("鎖が合わない。", "The chain."), NOW));

    private final List<String> sent = new ArrayList<>();

    private boolean send(boolean taken) {
        return AlarmMail.send(
                (to, subject, text, attachments) -> {
                    sent.add(to + "\n" + subject + "\n" + text);
                    return taken;
                },
                new Asahi(),
                List.of(
                        new EmailAddress("kanri@asahi.example.jp"),
                        new EmailAddress("denshi@asahi.example.jp")),
                ALARMS);
    }

    @Test
    @Requirement({"FJ-220", "ST-267", "ST-269"})
    void everyAddresseeShouldReadWhatIsWrongAndWhereToLook() {
        assertThat(send(true)).isTrue();
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0)).contains("kanri@asahi.example.jp", "あさひ市", "2 件");
        assertThat(sent.get(1))
                .contains("denshi@asahi.example.jp")
                .contains("・ディスクの空きが少ない。\n・鎖が合わない。")
                .contains(new Asahi().consoleUrl() + "/console/channels");
    }

    @Test
    void whatTheChannelDoesNotTakeShouldCountAsNotTold() {
        assertThat(send(false)).isFalse();
    }
}
