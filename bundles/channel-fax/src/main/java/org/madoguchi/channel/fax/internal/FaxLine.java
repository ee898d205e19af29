// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.event.ManagerEvent;
import org.madoguchi.channel.fax.internal.FaxHealth.Part;
import org.madoguchi.platform.asterisk.AmiAccount;
import org.madoguchi.platform.asterisk.AmiConnection;
import org.madoguchi.platform.asterisk.AmiErrorException;
import org.madoguchi.platform.asterisk.AmiListener;
import org.madoguchi.platform.asterisk.AmiTrouble;
import org.madoguchi.platform.asterisk.NotConnectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls by Asterisk that carry a FAX. An event tells how one ended; as events are lost when the
 * session breaks, Asterisk's database is asked every few seconds as well.
 */
final class FaxLine implements AmiListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.fax");

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration ASK_EVERY = Duration.ofSeconds(5);

    /** So long without Asterisk, the line is better given back: asking can wait, others cannot. */
    private static final Duration AWAY = Duration.ofSeconds(25);

    private final AmiConnection asterisk;
    private final CallTraces traces;
    private final Duration ring;
    private final FaxHealth health;
    private final AwaitedCalls calls = new AwaitedCalls();

    /**
     * One call.
     *
     * @param name Asterisk's name for it, never used before
     * @param dial what to call, in Asterisk's words
     */
    record Call(String name, String dial, String document, String station, String header) {}

    FaxLine(AmiAccount account, Duration ring, FaxHealth health) {
        this.ring = ring;
        this.health = health;
        this.asterisk = new AmiConnection(account, List.of(MadoguchiFaxSentEvent.class), this);
        this.traces = new CallTraces(asterisk);
    }

    void open() {
        asterisk.open();
    }

    /** A call under way goes on in Asterisk; who comes after us asks how it ended. */
    @Override
    public void close() {
        asterisk.close();
        calls.giveUp();
    }

    @Override
    public void connected() {
        health.works(Part.ASTERISK);
    }

    @Override
    public void disconnected(AmiTrouble trouble) {
        String key = trouble == AmiTrouble.REFUSED ? "health.refused" : "health.unreachable";
        health.fails(Part.ASTERISK, key, null);
    }

    @Override
    public void event(ManagerEvent event) {
        calls.hear(event);
    }

    /**
     * Asks Asterisk which version it is.
     *
     * @throws IOException when it does not answer
     */
    String version() throws IOException {
        String version =
                asterisk.send(new CoreSettingsAction(), ANSWER).getAttribute("AsteriskVersion");
        return version == null ? "" : version;
    }

    /**
     * Calls and waits until it is over.
     *
     * @throws org.madoguchi.platform.asterisk.NotConnectedException when nothing was called
     * @throws AmiErrorException when nothing was called: Asterisk does not do it
     * @throws IOException when nobody knows how it ended
     */
    CallOutcome call(Call call, Duration limit) throws IOException {
        CompletableFuture<CallOutcome> over = calls.await(call.name());
        try {
            long end = System.nanoTime() + limit.toNanos();
            long heard = System.nanoTime();
            start(call);
            while (System.nanoTime() < end && System.nanoTime() - heard < AWAY.toNanos()) {
                Optional<CallOutcome> outcome = outcome(call.name(), over);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                if (asterisk.isConnected()) {
                    heard = System.nanoTime();
                }
            }
            throw new IOException("nobody knows how the call has ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while a FAX was sent", e);
        } finally {
            calls.forget(call.name());
        }
    }

    private void start(Call call) throws IOException {
        OriginateAction action = new OriginateAction();
        action.setActionId(call.name());
        action.setChannelId(call.name());
        action.setChannel(call.dial());
        action.setContext("madoguchi-fax-out");
        action.setExten("s");
        action.setPriority(1);
        action.setTimeout(ring.toMillis());
        action.setCallerId("<" + call.station().replaceAll("[^0-9+]", "") + ">");
        action.setAsync(true);
        action.setVariables(
                Map.of(
                        "MADOGUCHI_FAX_ID", call.name(),
                        "MADOGUCHI_FAX_FILE", call.document(),
                        "MADOGUCHI_FAX_STATION", call.station(),
                        "MADOGUCHI_FAX_HEADER", call.header()));
        try {
            asterisk.send(action, ANSWER);
        } catch (NotConnectedException | AmiErrorException e) {
            throw e;
        } catch (IOException e) {
            log.debug("{}: it may have been called; asking later", call.name(), e);
        }
    }

    /** Waits a while for the event, then asks. */
    private Optional<CallOutcome> outcome(String name, CompletableFuture<CallOutcome> over)
            throws IOException, InterruptedException {
        try {
            return Optional.of(over.get(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (TimeoutException e) {
            return whileItRuns(name);
        }
    }

    private Optional<CallOutcome> whileItRuns(String name) throws IOException {
        Trace trace;
        try {
            trace = trace(name);
        } catch (IOException e) {
            return Optional.empty(); // Asterisk is away; it may come back and know
        }
        if (trace instanceof Trace.Ended ended) {
            return Optional.of(ended.outcome());
        }
        if (trace == Trace.Open.LOST) {
            throw new IOException("Asterisk has lost the call");
        }
        return trace == Trace.Open.NEVER_ANSWERED
                ? Optional.of(new CallOutcome(CallOutcome.Kind.NO_ANSWER, 0))
                : Optional.empty();
    }

    /**
     * Asks Asterisk what became of a call that was made some seconds ago or earlier.
     *
     * @throws IOException when it cannot be asked now
     */
    Trace trace(String name) throws IOException {
        return traces.of(name);
    }
}
