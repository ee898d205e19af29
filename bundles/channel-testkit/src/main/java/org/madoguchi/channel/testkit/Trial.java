// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.channel.testkit.FarEnd.Ability;
import org.madoguchi.channel.testkit.FarEnd.Arrived;

/** One test: a far end, a desk, and the channel between them. */
final class Trial implements AutoCloseable {
    /** A fault of the far end is on the screens by then. */
    static final Duration SEEN_WITHIN = Duration.ofSeconds(30);

    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis());

    final FarEnd farEnd;
    final FakeDesk desk = new FakeDesk();
    private FarEnd.Opened opened;

    private Trial(FarEnd farEnd) {
        this.farEnd = farEnd;
    }

    /** Far end and channel work. Skips the test when the far end lacks an ability. */
    static Trial begin(Contract contract, Ability... needed) throws Exception {
        FarEnd farEnd = contract.farEnd();
        for (Ability ability : needed) {
            assumeTrue(farEnd.abilities().contains(ability), "the far end has no " + ability);
        }
        Trial trial = new Trial(farEnd);
        try {
            farEnd.start();
            trial.open();
            return trial;
        } catch (Exception | Error e) {
            farEnd.close();
            throw e;
        }
    }

    /** Skips the test when the channel cannot do this. */
    void needs(Capability capability) {
        assumeTrue(can(capability), "the channel has no " + capability);
    }

    boolean has(Ability ability) {
        return farEnd.abilities().contains(ability);
    }

    boolean can(Capability capability) {
        return channel().descriptor().capabilities().contains(capability);
    }

    Channel channel() {
        return opened.channel();
    }

    void open() throws Exception {
        opened = farEnd.open(desk);
    }

    void closeChannel() throws Exception {
        FarEnd.Opened closing = opened;
        opened = null;
        closing.closing().close();
    }

    /** A text that nothing else holds. */
    static String mark() {
        return "m" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    void until(String what, Callable<Boolean> seen) {
        until(what, farEnd.patience(), seen);
    }

    void until(String what, Duration limit, Callable<Boolean> seen) {
        await(what).atMost(limit).pollInterval(Duration.ofMillis(20)).until(seen);
    }

    boolean isUp() {
        return channel().health().state() == ChannelHealth.State.UP;
    }

    void untilUp() {
        until("the channel is up", this::isUp);
    }

    /** A channel that does not look by itself knows nothing yet. */
    void untilNoticed() {
        if (has(Ability.NOTICED)) {
            until("the channel has noticed", SEEN_WITHIN, () -> !isUp());
        }
    }

    void untilTaken(int count) {
        until(count + " messages are taken", () -> desk.taken().size() >= count);
    }

    /** Some far ends are never told. */
    void untilTold() {
        if (has(Ability.TOLD)) {
            until("the far end is told of everything", () -> farEnd.untold() == 0);
        }
    }

    void isNotTold() throws Exception {
        if (has(Ability.TOLD)) {
            assertThat(farEnd.untold()).isEqualTo(1);
        }
    }

    boolean tookOne(String text) {
        return desk.taken().stream().anyMatch(message -> holds(message, text));
    }

    private static boolean holds(InboundMessage message, String text) {
        return (message.subject() + message.text()).contains(text);
    }

    /** Those of this test. */
    List<Arrived> arrived(String mark) throws Exception {
        return farEnd.arrived().stream().filter(one -> one.text().contains(mark)).toList();
    }

    OutboundMessage message(Party to, String mark, Attachment... files) {
        return new OutboundMessage(
                new OutboundId(NUMBERS.incrementAndGet()),
                channel().descriptor().id(),
                to,
                "お問い合わせの件",
                farEnd.wording(mark),
                List.of(files),
                new CaseId(2026, 1),
                "k7m2p9x4t6",
                "",
                List.of(),
                false);
    }

    /** What the work returned or threw, which must be known in time. */
    static <T> Object outcome(String what, Duration limit, Supplier<T> work) {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(work);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException e) {
            return fail(what + " did not return within " + limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(what + " was interrupted");
        }
    }

    @Override
    public void close() throws Exception {
        try (farEnd) {
            if (opened != null) {
                closeChannel();
            }
        }
        assertThat(desk.faults()).isEmpty();
    }
}
