// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;

/**
 * The line to the centre: binds in the background, and again whenever it breaks, with growing
 * pauses. Safe for use by several threads.
 */
final class SmscLink implements Carrier, AutoCloseable {
    /** Pieces of the centre that are worked on at once. */
    static final int TOGETHER = 16;

    /** More than that: the centre's answers to us must not queue behind what it brings. */
    private static final int THREADS = TOGETHER + 4;

    private static final int QUEUE = 200;
    private static final TimeUnit MS = TimeUnit.MILLISECONDS;
    private static final long UNBIND_MILLISECONDS = 2000;
    private static final Duration STABLE = Duration.ofSeconds(30);
    private static final Duration ASKED = Duration.ofSeconds(15);
    private static final Duration PROOF = Duration.ofSeconds(2);
    private static final Set<Integer> NOT_LET_IN =
            Set.of(
                    Status.BIND_FAILED,
                    Status.INVALID_PASSWORD,
                    Status.INVALID_SYSTEM_ID,
                    Status.INVALID_SYSTEM_TYPE);

    private final Centre centre;
    private final MessageReceiverListener listener;
    private final Confirmations confirmations;
    private final SmsHealth health;
    private final ScheduledExecutorService timer;
    private final Sockets sockets;
    private final Thread binder;

    private volatile SmscSession session;
    private volatile boolean closed;

    SmscLink(
            Centre centre,
            MessageReceiverListener listener,
            Confirmations confirmations,
            SmsHealth health,
            ScheduledExecutorService timer,
            String name) {
        this.centre = centre;
        this.listener = listener;
        this.confirmations = confirmations;
        this.health = health;
        this.timer = timer;
        this.sockets =
                new Sockets(
                        Optional.of((SSLSocketFactory) SSLSocketFactory.getDefault())
                                .filter(factory -> centre.tls()));
        this.binder = new Thread(this::run, name + "-link");
        this.binder.setDaemon(true);
    }

    /** Returns at once. */
    void start() {
        binder.start();
    }

    private void run() {
        Pause pause = new Pause();
        try {
            while (!closed) {
                try {
                    live(pause);
                } catch (IOException | RuntimeException e) {
                    failed(e, pause);
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /** One line from its beginning to its end. */
    private void live(Pause pause) throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        session = bind(ended);
        if (closed) {
            close();
            return;
        }
        Instant began = Instant.now();
        // a centre that lets in and hangs up is not well
        if (!pause.isGrown() || !ended.await(PROOF.toMillis(), MS)) {
            health.bound();
        }
        ended.await();
        confirmations.lineLost();
        if (Duration.between(began, Instant.now()).compareTo(STABLE) > 0) {
            pause.reset();
        }
        if (!closed) {
            health.lineFailed("health.lost", new IOException("the line broke"));
            pause.take(false);
        }
    }

    private void failed(Exception e, Pause pause) throws InterruptedException {
        if (!closed) {
            boolean notLetIn = isNotLetIn(e);
            String other = e instanceof SSLException ? "health.tls" : "health.connect";
            health.lineFailed(notLetIn ? "health.auth" : other, e);
            pause.take(notLetIn);
        }
    }

    private SmscSession bind(CountDownLatch ended) throws IOException {
        SmscSession next = new SmscSession(sockets);
        next.setEnquireLinkTimer((int) centre.enquireEvery().toMillis());
        next.setTransactionTimer(centre.answerLimit().toMillis());
        next.setPduProcessorDegree(THREADS);
        next.setQueueCapacity(QUEUE);
        next.setMessageReceiverListener(listener);
        next.addSessionStateListener(
                (now, before, source) -> {
                    if (now == SessionState.CLOSED) {
                        ended.countDown();
                    }
                });
        try {
            next.connectAndBind(
                    centre.host(),
                    centre.port(),
                    new BindParameter(
                            BindType.BIND_TRX,
                            centre.systemId(),
                            centre.password(),
                            centre.systemType(),
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            centre.addressRange()),
                    centre.answerLimit().toMillis());
            return next;
        } catch (IOException | RuntimeException e) {
            sockets.cut();
            throw e;
        }
    }

    private static boolean isNotLetIn(Throwable e) {
        for (Throwable link = e; link != null; link = link.getCause()) {
            if (link instanceof NegativeResponseException refused
                    && NOT_LET_IN.contains(refused.getCommandStatus())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isBound() {
        SmscSession now = session;
        return now != null && now.getSessionState().isTransmittable();
    }

    /** Whether the centre answers now; waits for its answer, at most 15 s. */
    boolean answers() {
        SmscSession now = session;
        if (!isBound()) {
            return false;
        }
        Future<Void> answer = timer.submit(now::ask);
        try {
            answer.get(ASKED.toMillis(), MS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            answer.cancel(true);
        }
    }

    /** When the centre last said anything on this line; long ago when there is none. */
    Instant lastHeard() {
        SmscSession now = session;
        return now == null || !isBound()
                ? Instant.EPOCH
                : Instant.ofEpochMilli(now.getLastActivityTimestamp());
    }

    @Override
    public String submit(Submission message)
            throws PDUException,
                    NegativeResponseException,
                    InvalidResponseException,
                    ResponseTimeoutException,
                    IOException {
        // the answer has a limit; the writing has none when the centre stops reading
        ScheduledFuture<?> limit =
                timer.schedule(sockets::cut, centre.answerLimit().plusSeconds(5).toMillis(), MS);
        try {
            return message.submit(session, centre);
        } finally {
            limit.cancel(false);
        }
    }

    /** Says good-bye to the centre, which then knows that every answer has arrived. */
    @Override
    public void close() {
        closed = true;
        binder.interrupt();
        SmscSession last = session;
        if (last != null) {
            last.setTransactionTimer(UNBIND_MILLISECONDS);
            last.unbindAndClose();
        }
        sockets.cut();
    }
}
