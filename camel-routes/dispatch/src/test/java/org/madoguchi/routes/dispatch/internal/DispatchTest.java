// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.OutboundQueued;

class DispatchTest {
    private static final ChannelId EMAIL = new ChannelId("email-main");
    private static final ChannelId FAX = new ChannelId("fax-main");
    private static final Delivery.Accepted SENT = new Delivery.Accepted("ref");

    private final OutboxInMemory outbox = new OutboxInMemory();
    private final Dispatch dispatch = new Dispatch(outbox, outbox, outbox);
    private final CountDownLatch hanging = new CountDownLatch(1);

    @AfterEach
    void close() throws InterruptedException {
        hanging.countDown();
        dispatch.close();
    }

    @Test
    void queuedMessagesShouldLeaveInTheirOrderAndBeReported() {
        OutboundId first = outbox.put(EMAIL, 1);
        OutboundId second = outbox.put(EMAIL, 2);
        add(EMAIL, message -> SENT);

        dispatch.on(new OutboundQueued(EMAIL, Instant.EPOCH));

        await().until(() -> outbox.answers.size() == 2);
        assertThat(outbox.answers).containsOnlyKeys(first, second).containsValue(SENT);
    }

    @Test
    void heldMessageShouldLeaveWithoutTheTimerWhenItsTimeComes() {
        OutboundId id = outbox.put(EMAIL, 1);
        add(EMAIL, message -> SENT);

        dispatch.on(new OutboundQueued(EMAIL, Instant.EPOCH.plusMillis(50), Instant.EPOCH));

        await().until(() -> outbox.answers.containsKey(id));
    }

    @Test
    void timerShouldSendWithoutAnyEvent() throws Exception {
        outbox.put(EMAIL, 1);
        add(EMAIL, message -> SENT);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            context.addRoutes(dispatch);

            await().until(() -> outbox.answers.size() == 1);
        }
    }

    @Test
    void senderThatThrowsShouldLeaveTheMessageUncertain() {
        OutboundId id = outbox.put(EMAIL, 1);
        add(
                EMAIL,
                message -> {
                    throw new IllegalStateException("connection lost after DATA");
                });

        dispatch.on(new OutboundQueued(EMAIL, Instant.EPOCH));

        await().until(() -> outbox.uncertain.containsKey(id));
        assertThat(outbox.uncertain.get(id).ja()).contains("届いたかどうかわかりません");
        assertThat(outbox.answers).isEmpty();
    }

    @Test
    void hangingChannelShouldDelayNobodyAndNotBeCalledASecondTime() {
        OutboundId stuck = outbox.put(EMAIL, 1);
        OutboundId behind = outbox.put(EMAIL, 2);
        OutboundId fax = outbox.put(FAX, 3);
        AtomicInteger calls = new AtomicInteger();
        add(
                EMAIL,
                message -> {
                    calls.incrementAndGet();
                    awaitRelease();
                    return SENT;
                });
        add(FAX, message -> SENT);

        dispatch.on(new OutboundQueued(EMAIL, Instant.EPOCH));
        dispatch.on(new OutboundQueued(FAX, Instant.EPOCH));

        await().until(() -> outbox.answers.containsKey(fax));
        await().until(() -> outbox.uncertain.containsKey(stuck));
        dispatch.on(new ChannelChanged(EMAIL, Instant.EPOCH));
        await().during(Duration.ofMillis(100)).until(() -> calls.get() == 1);

        hanging.countDown();
        await().until(
                        () -> {
                            dispatch.on(new ChannelChanged(EMAIL, Instant.EPOCH));
                            return outbox.answers.containsKey(behind);
                        });
        // what came too late is what was found out
        await().until(() -> outbox.answers.containsKey(stuck));
    }

    @Test
    void slowChannelShouldHaveTheTimeItAsksFor() {
        OutboundId pages = outbox.put(FAX, 1);
        outbox.present.put(
                FAX,
                new Sender(
                        FAX,
                        message -> {
                            awaitRelease();
                            return SENT;
                        }) {
                    @Override
                    public Duration sendLimit() {
                        return Duration.ofMinutes(30);
                    }
                });
        dispatch.on(new OutboundQueued(FAX, Instant.EPOCH));
        await().during(Duration.ofMillis(500)).until(() -> outbox.uncertain.isEmpty());
        hanging.countDown();
        await().until(() -> outbox.answers.containsKey(pages));
    }

    @Test
    void restartedChannelShouldBeCalledThoughTheOldOneStillHangs() {
        OutboundId stuck = outbox.put(EMAIL, 1);
        OutboundId behind = outbox.put(EMAIL, 2);
        add(
                EMAIL,
                message -> {
                    awaitRelease();
                    return SENT;
                });
        dispatch.on(new OutboundQueued(EMAIL, Instant.EPOCH));
        await().until(() -> outbox.uncertain.containsKey(stuck));

        add(EMAIL, message -> SENT);
        dispatch.on(new ChannelChanged(EMAIL, Instant.EPOCH));

        await().until(() -> outbox.answers.containsKey(behind));
    }

    @Test
    void messagesShouldWaitWhileTheirChannelIsAway() {
        outbox.put(EMAIL, 1);
        outbox.put(FAX, 2);
        add(FAX, message -> SENT);

        dispatch.on(new OutboundQueued(EMAIL, Instant.EPOCH));
        dispatch.on(new OutboundQueued(FAX, Instant.EPOCH));

        await().until(() -> outbox.answers.size() == 1);
        assertThat(outbox.waiting(EMAIL)).isEqualTo(1);
    }

    @Test
    void answerShouldBeReportedWhenTheDatabaseIsBack() {
        OutboundId id = outbox.put(EMAIL, 1);
        outbox.databaseAway = true;
        AtomicInteger calls = new AtomicInteger();
        add(
                EMAIL,
                message -> {
                    calls.incrementAndGet();
                    return SENT;
                });
        dispatch.on(new OutboundQueued(EMAIL, Instant.EPOCH));
        await().until(() -> calls.get() == 1);

        outbox.databaseAway = false;

        await().until(
                        () -> {
                            dispatch.on(new ChannelChanged(EMAIL, Instant.EPOCH));
                            return outbox.answers.containsKey(id);
                        });
        assertThat(calls).hasValue(1);
    }

    @Test
    void claimWhoseCommitWasNotHeardShouldBeTakenBackAndSentOnce() {
        OutboundId id = outbox.put(EMAIL, 1);
        outbox.commitUnheard = true;
        AtomicInteger calls = new AtomicInteger();
        add(
                EMAIL,
                message -> {
                    calls.incrementAndGet();
                    return SENT;
                });

        dispatch.on(new OutboundQueued(EMAIL, Instant.EPOCH));
        await().until(() -> !outbox.commitUnheard);
        assertThat(calls).hasValue(0);
        dispatch.on(new ChannelChanged(EMAIL, Instant.EPOCH));

        await().until(() -> outbox.answers.containsKey(id));
        assertThat(calls).hasValue(1);
    }

    @Test
    void carrierShouldBeAskedAboutUncertainMessagesAndItsAnswerNoted() {
        OutboundId known = outbox.put(EMAIL, 1);
        OutboundId unknown = outbox.put(EMAIL, 2);
        outbox.unknown.addAll(outbox.claim(EMAIL, 2));
        outbox.present.put(
                EMAIL,
                new Sender(EMAIL, message -> SENT) {
                    @Override
                    public Optional<Delivery> trace(OutboundMessage message) {
                        return message.id().equals(known) ? Optional.of(SENT) : Optional.empty();
                    }
                });

        dispatch.on(new ChannelChanged(EMAIL, Instant.EPOCH));

        await().until(() -> outbox.answers.containsKey(known) && outbox.unknown.isEmpty());
        assertThat(outbox.answers).doesNotContainKey(unknown);
    }

    @Test
    void carrierThatDefersOneAfterTheOtherShouldBeLeftAloneUntilTheNextTick() {
        for (int i = 1; i <= 10; i++) {
            outbox.put(EMAIL, i);
        }
        add(
                EMAIL,
                message -> new Delivery.Deferred(LocalizedText.same("451"), Duration.ofMinutes(5)));

        dispatch.on(new OutboundQueued(EMAIL, Instant.EPOCH));
        await().until(() -> outbox.answers.size() == 3);
        dispatch.on(new OutboundQueued(EMAIL, Instant.EPOCH));

        await().during(Duration.ofMillis(100)).until(() -> outbox.waiting(EMAIL) == 7);
    }

    @Test
    void deferredMessageShouldHoldUpNobodyElse() {
        OutboundId first = outbox.put(EMAIL, 1);
        OutboundId second = outbox.put(EMAIL, 2);
        add(
                EMAIL,
                message ->
                        message.id().equals(first)
                                ? new Delivery.Deferred(
                                        LocalizedText.same("450"), Duration.ofMinutes(5))
                                : new Delivery.Accepted("<2@desk>"));

        dispatch.on(new OutboundQueued(EMAIL, Instant.EPOCH));

        await().until(() -> outbox.answers.containsKey(second));
        assertThat(outbox.answers.get(second)).isInstanceOf(Delivery.Accepted.class);
    }

    private void awaitRelease() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(ChannelId id, Function<OutboundMessage, Delivery> sender) {
        outbox.present.put(id, new Sender(id, sender));
    }

    private static class Sender implements Channel {
        private final ChannelId id;
        private final Function<OutboundMessage, Delivery> sender;

        Sender(ChannelId id, Function<OutboundMessage, Delivery> sender) {
            this.id = id;
            this.sender = sender;
        }

        @Override
        public ChannelDescriptor descriptor() {
            return new ChannelDescriptor(
                    id,
                    LocalizedText.same(id.value()),
                    Set.of(Capability.OUTBOUND),
                    AddressKind.EMAIL);
        }

        @Override
        public Duration sendLimit() {
            return Duration.ofMillis(300);
        }

        @Override
        public Delivery send(OutboundMessage message) {
            return sender.apply(message);
        }

        @Override
        public ChannelHealth health() {
            return new ChannelHealth(ChannelHealth.State.UP, LocalizedText.same(""), Instant.EPOCH);
        }
    }
}
