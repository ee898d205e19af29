// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.madoguchi.api.identity.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open event stream. Writing never blocks: what the browser does not take waits in a short
 * queue, and a browser that lets the queue fill up is dropped; it comes back by itself and reads
 * everything anew.
 */
final class EventStream implements LiveFeed.Viewer, WriteListener, AsyncListener {
    private static final Logger log = LoggerFactory.getLogger(EventStream.class);
    private static final int MOST_WAITING = 200;

    /** Then the browser must come again and is checked again: sessions end, roles change. */
    static final Duration LIFE = Duration.ofMinutes(5);

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Actor actor;
    private final Clock clock;
    private final Instant end;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean writable;
    private boolean flushDue;
    private boolean gone;

    EventStream(AsyncContext async, ServletOutputStream out, Actor actor, Clock clock) {
        this.async = async;
        this.out = out;
        this.actor = actor;
        this.clock = clock;
        this.end = clock.instant().plus(LIFE);
        // a browser that lost us tries again after two seconds
        waiting.add("retry: 2000\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public synchronized boolean isGone() {
        return gone;
    }

    @Override
    public synchronized void tell(byte[] message) {
        if (gone) {
            return;
        }
        if (waiting.size() >= MOST_WAITING || clock.instant().isAfter(end)) {
            bye();
            return;
        }
        waiting.add(message);
        if (writable) {
            write();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        writable = true;
        write();
    }

    private void write() {
        try {
            while (!gone && out.isReady()) {
                if (!waiting.isEmpty()) {
                    out.write(waiting.poll());
                    flushDue = true;
                } else if (flushDue) {
                    flushDue = false;
                    out.flush();
                } else {
                    return;
                }
            }
            // not ready: the container calls onWritePossible when it is
            writable = false;
        } catch (IOException | IllegalStateException e) {
            log.debug("event stream broke off", e);
            bye();
        }
    }

    @Override
    public synchronized void bye() {
        if (!gone) {
            gone = true;
            waiting.clear();
            try {
                async.complete();
            } catch (IllegalStateException e) {
                log.debug("event stream had ended", e);
            }
        }
    }

    @Override
    public void onError(Throwable cause) {
        log.debug("event stream broke off", cause);
        bye();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        forget();
    }

    @Override
    public void onError(AsyncEvent event) {
        bye();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        bye();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // never started again
    }

    private synchronized void forget() {
        gone = true;
        waiting.clear();
    }
}
