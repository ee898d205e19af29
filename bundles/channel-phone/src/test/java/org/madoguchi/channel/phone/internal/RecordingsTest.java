// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallReports;

@Timeout(180)
class RecordingsTest {
    @TempDir Path folder;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile boolean databaseDown;

    private final PhoneSettings settings = PhoneSettings.of(PhoneSettingsTest.values());
    private final PhoneHealth health = new PhoneHealth(settings, event -> {}, Clock.systemUTC());

    private final CallReports reports =
            new CallReports() {
                @Override
                public void report(ChannelId channel, List<CallEvent> events) {
                    if (databaseDown) {
                        throw new IllegalStateException("no database");
                    }
                    CallEvent.Recorded recorded = (CallEvent.Recorded) events.get(0);
                    taken.add(recorded.call() + " " + recorded.recording().content().size());
                }

                @Override
                public void survey(ChannelId channel, Instant at, Set<String> alive) {}

                @Override
                public Optional<Instant> newest(ChannelId channel) {
                    return Optional.empty();
                }
            };

    private Path write(String name, int size) throws IOException {
        return Files.write(folder.resolve(name), new byte[size]);
    }

    @Test
    void aRecordingShouldBeTakenWhenItIsWholeAndThenDeleted() throws IOException {
        Path whole = write("1795290053.12.wav", 100);
        Path growing = write("1795290053.13.part.wav", 100);
        Path silent = write("1795290053.14.wav", 44);
        Path foreign = write("notes.wav", 100);
        try (Recordings watching = watch()) {
            await().until(() -> !Files.exists(whole) && !Files.exists(silent));
        }
        assertThat(taken).containsExactly("1795290053.12 100");
        assertThat(growing).exists();
        assertThat(foreign).exists();
    }

    @Test
    void aRecordingThatCannotBeStoredShouldStayUntilItCan() throws IOException {
        databaseDown = true;
        health.connected();
        Path waiting = write("desk-0a1b2c.wav", 100);
        try (Recordings watching = watch()) {
            await().until(() -> health.current().state() == ChannelHealth.State.DEGRADED);
            assertThat(waiting).exists();
            databaseDown = false;
            await().until(() -> !Files.exists(waiting));
        }
        assertThat(taken).containsExactly("desk-0a1b2c 100");
        assertThat(health.current().state()).isEqualTo(ChannelHealth.State.UP);
    }

    private Recordings watch() {
        return new Recordings(folder, settings, reports, health, Clock.systemUTC());
    }
}
