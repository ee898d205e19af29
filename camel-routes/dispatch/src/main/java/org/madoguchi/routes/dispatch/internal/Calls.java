// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.dispatch.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.madoguchi.api.channel.Channel;

/**
 * Calls of one channel, one at a time, on threads of their own and with limits. Not safe for use by
 * several threads.
 */
final class Calls {
    private final Executor threads;

    private Channel callee;
    private CompletableFuture<?> call;

    Calls(Executor threads) {
        this.threads = threads;
    }

    /**
     * @param value empty when there is no answer
     * @param trouble why there is none: {@code no-answer}, {@code failed} or {@code stopped}
     * @param cause what was thrown, or null
     */
    record Answer<T>(Optional<T> value, String trouble, Throwable cause) {}

    /** Whether no call is running, or only one into a service that has gone. */
    boolean areFreeFor(Channel channel) {
        return call == null || call.isDone() || callee != channel;
    }

    /**
     * @param limit how long the answer is waited for
     * @param tooLate gets the answer that comes after the limit, on the call's thread
     */
    <T> Answer<T> make(
            Channel channel, Duration limit, Function<Channel, T> work, Consumer<T> tooLate) {
        CompletableFuture<T> answer =
                CompletableFuture.supplyAsync(() -> work.apply(channel), threads);
        callee = channel;
        call = answer;
        try {
            return new Answer<>(
                    Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS)), "", null);
        } catch (TimeoutException e) {
            answer.thenAccept(tooLate);
            return new Answer<>(Optional.empty(), "no-answer", null);
        } catch (ExecutionException e) {
            return new Answer<>(Optional.empty(), "failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer<>(Optional.empty(), "stopped", null);
        }
    }
}
