// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallEvent.Ended;
import org.madoguchi.api.telephony.CallEvent.Queued;
import org.madoguchi.api.telephony.CallReports;
import org.madoguchi.test.TestClock;

@Timeout(180)
class CallReporterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");

    private final List<List<CallEvent>> taken = new CopyOnWriteArrayList<>();
    private final List<String> tried = new CopyOnWriteArrayList<>();
    private final CountDownLatch busy = new CountDownLatch(1);
    private volatile String refused = "";
    private volatile RuntimeException why = new IllegalArgumentException("no such row");
    private volatile boolean databaseDown;
    private final TestClock clock = new TestClock(NOW);

    private final PhoneSettings settings = PhoneSettings.of(PhoneSettingsTest.values());
    private final PhoneHealth health = new PhoneHealth(settings, event -> {}, clock);
    private final CallReporter reporter = new CallReporter(settings, new Desk(), health, 1);

    private final class Desk implements CallReports {
        @Override
        public void report(ChannelId channel, List<CallEvent> events) {
            if (events.get(0).call().equals("busy")) {
                waitForThem();
            }
            newest(channel);
            events.forEach(event -> tried.add(event.call()));
            if (events.stream().anyMatch(event -> event.call().equals(refused))) {
                throw why;
            }
            taken.add(events);
        }

        private void waitForThem() {
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void survey(ChannelId channel, Instant at, Set<String> alive) {}

        @Override
        public Optional<Instant> newest(ChannelId channel) {
            if (databaseDown) {
                throw new IllegalArgumentException("no database");
            }
            return Optional.empty();
        }
    }

    @AfterEach
    void close() {
        busy.countDown();
        reporter.close();
    }

    private List<CallEvent> all() {
        List<CallEvent> all = new ArrayList<>();
        taken.forEach(all::addAll);
        return all;
    }

    private static CallEvent queued(String call) {
        return new Queued(call, NOW, "tax");
    }

    private static CallEvent ended(String call) {
        return new Ended(call, NOW);
    }

    @Test
    void whatComesWhileTheDeskIsBusyShouldGoTogetherInItsOrder() {
        List<CallEvent> events =
                IntStream.range(0, 250).mapToObj(call -> queued("1." + call)).toList();
        reporter.report(queued("busy"));
        events.forEach(reporter::report);
        busy.countDown();
        await().until(() -> all().size() == 251);
        assertThat(all()).endsWith(events.get(249)).containsSubsequence(events);
        assertThat(taken.size()).isLessThanOrEqualTo(5);
        assertThat(taken).allMatch(together -> together.size() <= 100);
    }

    @Test
    void anEventThatIsAlwaysRefusedShouldHoldUpItsCallOnlyAndBeSetAside() {
        health.connected();
        refused = "1.1";
        reporter.report(queued("busy"));
        reporter.report(queued("1.1"));
        reporter.report(queued("1.2"));
        reporter.report(ended("1.2"));
        busy.countDown();
        await().until(() -> all().contains(ended("1.2")));
        await().until(() -> health.current().explanation().equals(text("health.set-aside")));
        refused = "";
        reporter.report(ended("1.1"));
        await().until(() -> all().contains(ended("1.1")));
        assertThat(all()).doesNotContain(queued("1.1"));
        assertThat(health.current().state()).isEqualTo(State.DEGRADED);
        clock.advance(Duration.ofMinutes(11));
        reporter.report(ended("1.3"));
        await().until(() -> health.current().state() == State.UP);
    }

    @Test
    void laterEventsOfACallThatIsHeldUpShouldWaitBehindIt() {
        refused = "1.1";
        why = new IllegalStateException("the intake is away");
        reporter.report(queued("1.1"));
        await().until(() -> tried.contains("1.1"));
        reporter.report(ended("1.1"));
        reporter.report(ended("1.2"));
        await().until(() -> all().contains(ended("1.2")));
        // more tries than any event gets that is at fault itself
        await().until(() -> tried.size() > 40);
        refused = "";
        await().until(() -> all().contains(ended("1.1")));
        assertThat(all()).containsExactly(ended("1.2"), queued("1.1"), ended("1.1"));
    }

    @Test
    void nothingShouldBeSetAsideWhileThereIsNoDatabase() {
        health.connected();
        databaseDown = true;
        reporter.report(queued("1.1"));
        reporter.report(ended("1.1"));
        await().until(() -> health.current().state() == State.DEGRADED);
        databaseDown = false;
        await().until(() -> health.current().state() == State.UP);
        assertThat(all()).containsExactly(queued("1.1"), ended("1.1"));
    }

    @Test
    void whatIsToBeDoneAfterwardsShouldFindEverythingTaken() {
        reporter.report(queued("1.1"));
        reporter.report(ended("1.1"));
        List<CallEvent> before = new ArrayList<>();
        reporter.afterwards(() -> before.addAll(all()));
        assertThat(before).containsExactly(queued("1.1"), ended("1.1"));
    }

    private LocalizedText text(String key) {
        return Texts.text(
                key,
                settings.account().host() + ":" + settings.account().port(),
                settings.agiHost() + ":" + settings.agiPort());
    }
}
