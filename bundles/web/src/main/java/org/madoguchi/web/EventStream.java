// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream of server-sent events; it holds no thread. Writing never blocks: what the browser
 * does not take waits in a short queue, and a browser that lets the queue fill up is dropped; it
 * comes back by itself and reads everything anew. Safe for use by several threads.
 */
public final class EventStream implements WriteListener, AsyncListener {
    private static final Logger log = LoggerFactory.getLogger(EventStream.class);
    private static final int MOST_WAITING = 200;

    /** Then the browser must come again and is checked again: sessions end, roles change. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Clock clock;
    private final Instant end;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean writable;
    private boolean flushDue;
    private boolean gone;

    private EventStream(AsyncContext async, ServletOutputStream out, Clock clock) {
        this.async = async;
        this.out = out;
        this.clock = clock;
        this.end = clock.instant().plus(LIFE);
        // a browser that lost us tries again after two seconds
        waiting.add("retry: 2000\n".getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Begins a stream as the answer to a request of a servlet that supports asynchronous work.
     *
     * @param joining told of the stream before anything of it is sent
     */
    public static EventStream open(
            HttpServletRequest request, HttpServletResponse response, Consumer<EventStream> joining)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext async = request.startAsync();
        async.setTimeout(LIFE.plusMinutes(1).toMillis());
        EventStream stream = new EventStream(async, response.getOutputStream(), Clock.systemUTC());
        async.addListener(stream);
        joining.accept(stream);
        if (!stream.isGone()) {
            response.getOutputStream().setWriteListener(stream);
        }
        return stream;
    }

    /** Nothing that is told arrives any more. */
    public synchronized boolean isGone() {
        return gone;
    }

    /** Sends a message, complete with its empty line, or drops a browser that does not keep up. */
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

    /** Ends the stream; the browser comes again. */
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
