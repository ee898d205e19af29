// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.test.Configurations;
import org.madoguchi.test.Requirement;

class InspectionTest {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

    private final Inspection inspection =
            new Inspection(
                    AlarmSettings.from(Configurations.of(OperationsConfig.class, Map.of())), NOW);

    private static ChannelStatus channel(
            ChannelHealth.State state, Duration since, boolean present, long waiting) {
        return new ChannelStatus(
                new ChannelDescriptor(
                        new ChannelId("email-main"),
                        new LocalizedText("メール", "Mail"),
                        Set.of(),
                        AddressKind.EMAIL),
                present,
                present
                        ? Optional.of(
                                new ChannelHealth(
                                        state,
                                        new LocalizedText("つながりません。", "No line."),
                                        NOW.minus(since)))
                        : Optional.empty(),
                waiting,
                0,
                0,
                0,
                NOW,
                Optional.empty());
    }

    @Test
    @Requirement({"FJ-220", "ST-265", "ST-269"})
    void aChannelShouldBeToldOfOnceItsTroubleLasts() {
        inspection.channels(
                List.of(channel(ChannelHealth.State.DOWN, Duration.ofMinutes(14), true, 0)));
        assertThat(inspection.found()).isEmpty();
        inspection.channels(
                List.of(channel(ChannelHealth.State.DEGRADED, Duration.ofMinutes(15), true, 0)));
        assertThat(inspection.found().get("channel email-main").ja())
                .isEqualTo("チャネル「メール」の不調が続いています: つながりません。");
    }

    @Test
    void whatIsWellOrTakenOutShouldBeNoTrouble() {
        inspection.channels(
                List.of(
                        channel(ChannelHealth.State.UP, Duration.ofDays(9), true, 199),
                        channel(ChannelHealth.State.DOWN, Duration.ofDays(9), false, 0)));
        inspection.disk(11, 100);
        inspection.errors(19);
        inspection.lockouts(4);
        assertThat(inspection.found()).isEmpty();
    }

    @Test
    @Requirement({"FJ-220", "FJ-222"})
    void diskErrorsLockoutsAndAGrowingOutboxShouldBeTold() {
        inspection.channels(List.of(channel(ChannelHealth.State.UP, Duration.ZERO, true, 200)));
        inspection.disk(9L << 20, 100L << 20);
        inspection.errors(20);
        inspection.lockouts(5);
        inspection.auditBroken();
        assertThat(inspection.found())
                .containsOnlyKeys("outbox email-main", "disk", "errors", "lockouts", "audit");
        assertThat(inspection.found().get("disk").ja()).contains("9%", "9 MB");
        assertThat(inspection.found().get("outbox email-main").en()).contains("200", "Mail");
    }

    @Test
    @Requirement({"FJ-219", "FJ-220"})
    void aBackupThatFailedOrIsOverdueShouldBeTold() {
        Optional<Instant> newest = Optional.of(NOW.minus(Duration.ofHours(1)));
        inspection.backup(new BackupStanding(newest, false, Optional.empty()));
        assertThat(inspection.found()).isEmpty();
        inspection.backup(new BackupStanding(newest, true, Optional.empty()));
        assertThat(inspection.found().get("backup").en()).contains("26 hours");
        inspection.backup(
                new BackupStanding(newest, true, Optional.of(new LocalizedText("満杯です。", "Full."))));
        assertThat(inspection.found().get("backup").ja()).endsWith("満杯です。");
        assertThat(inspection.found().get("backup").en()).endsWith("Full.");
    }

    @Test
    void aWrongSettingShouldBeExplained() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("alarm_mail", new String[] {"nobody"})))
                .withMessageContaining("alarm.mail");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("alarm_disk_percent", 0)))
                .withMessageContaining("alarm.disk.percent");
        assertThat(
                        settings(
                                        Map.of(
                                                "alarm_mail",
                                                new String[] {
                                                    " a@city.example.jp, b@city.example.jp ", ""
                                                }))
                                .mail())
                .hasSize(2);
    }

    private static AlarmSettings settings(Map<String, Object> lines) {
        return AlarmSettings.from(Configurations.of(OperationsConfig.class, lines));
    }
}
