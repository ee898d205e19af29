// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneSettingsTest {
    private static final String FILE = "felix.fileinstall.filename";

    static Map<String, Object> values(String... pairs) {
        Map<String, Object> values = new HashMap<>();
        values.put(FILE, "file:/data/etc/org.madoguchi.channel.phone-main.cfg");
        values.put(".asterisk.secret", "himitsu");
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return values;
    }

    @Test
    void aSecretShouldBeEnough() {
        PhoneSettings settings = PhoneSettings.of(values());
        assertThat(settings.id().value()).isEqualTo("phone-main");
        assertThat(settings.queues()).containsExactly("madoguchi");
        assertThat(settings.entrances().main().menu()).isEmpty();
        assertThat(settings.recordings()).isEmpty();
        assertThat(settings.toString()).doesNotContain("himitsu");
    }

    @Test
    void theMenuShouldLeadToQueues() {
        PhoneSettings settings =
                PhoneSettings.of(
                        values(
                                "queues", "madoguchi, tax",
                                "menu", "1:madoguchi:総合案内, 2:tax:税金"));
        assertThat(settings.entrances().main().menu().get("2").target()).isEqualTo("tax");
        assertThat(settings.entrances().main().menu().get("2").shown()).isEqualTo("2 税金");
    }

    @ParameterizedTest
    @CsvSource({
        "id, Phone, id = Phone",
        "asterisk.port, 99999, asterisk.port = 99999",
        "menu, 1:nowhere:総合案内, menu has",
        "hours, 9 to 5, hours",
        "entrance.Water.name, 水道, entrance.Water.name",
        "entrance.main.name, 総合, entrance.main.name",
        "entrance.water.hour, mon-fri 08:30-17:15, entrance.water.hour",
        "entrance.water.numbers, 046-822-1234, has 046-822-1234",
        "entrance.water.greeting, ../welcome, = ../welcome",
        "entrance.water.queue, nowhere, entrance.water.queue = nowhere",
        "entrance.water.menu, 1:@nowhere:料金, entrance.water.menu has",
        "entrance.water.hours, 9 to 5, entrance.water.hours",
        "entrance.water.instead, main, entrance.water.instead = main",
        "recordings, spool/calls, recordings = spool/calls",
        "queue.log, log/queue_log, queue.log = log/queue_log",
        "technology, PJ/SIP, technology = PJ/SIP"
    })
    void aWrongValueShouldNameFileKeyAndRemedy(String key, String value, String said) {
        assertThatThrownBy(() -> PhoneSettings.of(values(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("etc/org.madoguchi.channel.phone-main.cfg: ")
                .hasMessageContaining(said)
                .hasMessageContaining("write");
    }

    @Test
    void twoEntrancesShouldNotHaveOneNumber() {
        assertThatThrownBy(
                        () ->
                                PhoneSettings.of(
                                        values(
                                                "entrance.water.numbers", "0468221234",
                                                "entrance.sewer.numbers", "0468221234")))
                .hasMessageContaining("entrance.water.numbers has 0468221234, as sewer has")
                .hasMessageContaining("ほかの入口にない番号");
    }

    @Test
    void anEntranceThatOnlyAnnouncesShouldHaveNoQueue() {
        assertThatThrownBy(
                        () ->
                                PhoneSettings.of(
                                        values(
                                                "entrance.events.announcement", "events",
                                                "entrance.events.queue", "madoguchi")))
                .hasMessageContaining("entrance.events.announcement stands beside");
    }
}
