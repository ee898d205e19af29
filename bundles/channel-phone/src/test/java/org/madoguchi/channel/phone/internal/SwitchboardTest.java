// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallReports;
import org.madoguchi.platform.asterisk.AmiConnection;
import org.madoguchi.test.Requirement;

@Timeout(180)
class SwitchboardTest {
    private final List<String> reported = new CopyOnWriteArrayList<>();
    private volatile boolean databaseDown;

    private final CallReports reports =
            new CallReports() {
                @Override
                public void report(ChannelId channel, List<CallEvent> events) {
                    events.forEach(event -> note(event.getClass().getSimpleName()));
                }

                @Override
                public void survey(ChannelId channel, Instant at, Set<String> alive) {
                    note("survey " + alive);
                }

                @Override
                public Optional<Instant> newest(ChannelId channel) {
                    if (databaseDown) {
                        throw new IllegalStateException("no database");
                    }
                    return Optional.of(Instant.ofEpochSecond(1795290000));
                }

                private void note(String what) {
                    if (databaseDown) {
                        throw new IllegalStateException("no database");
                    }
                    reported.add(what);
                }
            };

    @TempDir Path folder;

    private RecordedAsterisk asterisk;
    private PhoneHealth health;
    private CallReporter reporter;
    private AmiConnection session;

    @BeforeEach
    void connect() throws Exception {
        asterisk = new RecordedAsterisk();
        PhoneSettings settings =
                PhoneSettings.of(
                        PhoneSettingsTest.values(
                                "asterisk.port",
                                Integer.toString(asterisk.port()),
                                "queue.log",
                                Files.createFile(folder.resolve("queue_log")).toString(),
                                "hours",
                                "mon-sun 08:30-24:00",
                                "entrance.events.numbers",
                                "0468229999",
                                "entrance.events.announcement",
                                "events",
                                "entrance.early.instead",
                                "main",
                                "entrance.early.hours",
                                "mon-sun 06:30-08:30"));
        health = new PhoneHealth(settings, event -> {}, Clock.systemUTC());
        reporter = new CallReporter(settings, reports, health);
        Switchboard switchboard =
                new Switchboard(
                        settings,
                        reports,
                        reporter,
                        health,
                        ZoneId.of("Asia/Tokyo"),
                        Clock.systemUTC());
        session =
                new AmiConnection(
                        settings.account(), List.of(MadoguchiCallEvent.class), switchboard);
        switchboard.follow(session, new AsteriskPhones(settings, session));
        session.open();
        await().until(() -> health.current().state() == State.UP);
    }

    @AfterEach
    void disconnect() throws Exception {
        reporter.close();
        session.close();
        asterisk.close();
    }

    @Test
    void aSessionShouldBeginWithALookAndTheHoursOfAMonth() {
        assertThat(reported).containsExactly("survey []");
        assertThat(asterisk.asked)
                .filteredOn(action -> "madoguchi-day".equals(action.get("family")))
                .hasSize(31)
                .allMatch(action -> action.get("val").equals("0630-2400"));
    }

    @Test
    @Requirement({"FJ-024", "YK-021"})
    void aNumberWithAnEntranceOfItsOwnShouldHaveItsWayAndHoursInAsterisk() {
        assertThat(asterisk.asked)
                .filteredOn(action -> "madoguchi-line".equals(action.get("family")))
                .filteredOn(action -> action.containsKey("val"))
                .hasSize(32)
                .first()
                .satisfies(
                        way -> {
                            assertThat(way.get("key")).isEqualTo("0468229999/way");
                            assertThat(way.get("val")).isEqualTo(":events:closed");
                        });
    }

    @Test
    void aCallShouldBeReportedInItsOrder() {
        asterisk.tell("answered.txt");
        await().until(() -> reported.contains("Ended"));
        assertThat(reported)
                .containsExactly(
                        "survey []",
                        "Arrived",
                        "MenuChosen",
                        "Queued",
                        "Ringing",
                        "Answered",
                        "Released",
                        "Ended");
    }

    @Test
    void whatTheDeskCannotTakeNowShouldBeReportedLaterInItsOrder() {
        databaseDown = true;
        asterisk.tell("answered.txt");
        await().until(() -> health.current().state() == State.DEGRADED);
        databaseDown = false;
        await().until(() -> reported.contains("Ended"));
        assertThat(reported).hasSize(8).startsWith("survey []", "Arrived").endsWith("Ended");
        assertThat(health.current().state()).isEqualTo(State.UP);
    }

    @Test
    void anAsteriskThatGoesShouldBeSeenAndItsReturnToo() throws Exception {
        asterisk.hangUp();
        await().until(() -> health.current().state() == State.DOWN);
        await().until(() -> health.current().state() == State.UP);
        assertThat(reported).containsExactly("survey []", "survey []");
    }

    @Test
    void whatHappenedWhileNobodyListenedShouldBeReportedBeforeTheLook() throws Exception {
        Files.writeString(
                folder.resolve("queue_log"), "1795290060|1795290050.1|tax|NONE|ABANDON|1|1|7\n");
        asterisk.hangUp();
        await().until(() -> reported.size() == 3);
        assertThat(reported).containsExactly("survey []", "Ended", "survey []");
    }

    @Test
    void aLogOfTheQueuesThatCannotBeReadShouldBeShownAndTheSessionGoOn() throws Exception {
        Files.delete(folder.resolve("queue_log"));
        asterisk.hangUp();
        await().until(() -> health.current().explanation().ja().contains("queue_log"));
        await().until(() -> reported.size() == 2);
        assertThat(health.current().state()).isEqualTo(State.DEGRADED);
    }
}
