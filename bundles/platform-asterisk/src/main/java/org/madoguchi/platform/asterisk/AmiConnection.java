// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.platform.asterisk;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionFactory;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.EventsAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session with Asterisk that is always there again: signs in in the background, notices within
 * five seconds when Asterisk has gone or hangs, and comes back with pauses that grow from half a
 * second to five. Safe for use by several threads.
 */
public final class AmiConnection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AmiConnection.class);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ALIVE_EVERY = Duration.ofSeconds(2);
    private static final Duration ALIVE_LIMIT = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** So far behind, a listener does better to start anew than to hear what is long over. */
    private static final int MOST_WAITING = 50_000;

    private final AmiAccount account;
    private final List<Class<? extends ManagerEvent>> further;
    private final AmiListener listener;
    private final ExecutorService turns;
    private final AtomicInteger waiting = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread keeper;

    private volatile ManagerConnection session;

    /** What the listener knows; touched by the keeper only. */
    private AmiTrouble told;

    /**
     * @param further classes for events that Asterisk-Java does not know, above all UserEvents:
     *     public top-level classes that extend {@link org.asteriskjava.manager.event.UserEvent},
     *     named like the event with {@code Event} behind
     */
    public AmiConnection(
            AmiAccount account, List<Class<? extends ManagerEvent>> further, AmiListener listener) {
        this.account = account;
        this.further = List.copyOf(further);
        this.listener = listener;
        this.turns = Executors.newSingleThreadExecutor(task -> thread(task, "ami-events"));
        this.keeper = thread(this::keep, "ami-session");
    }

    private Thread thread(Runnable task, String role) {
        Thread thread = new Thread(task, role + "-" + account.user());
        thread.setDaemon(true);
        return thread;
    }

    /** Returns at once; the listener hears when the session has begun. Call it once. */
    public void open() {
        keeper.start();
    }

    public boolean isConnected() {
        return session != null;
    }

    /**
     * Sends an action and waits for the answer.
     *
     * @throws NotConnectedException when it certainly did not reach Asterisk
     * @throws AmiErrorException when Asterisk refuses it
     * @throws IOException when nobody knows: no answer within the limit, the session broke
     */
    public ManagerResponse send(ManagerAction action, Duration limit) throws IOException {
        try {
            return accepted(present().sendAction(action, limit.toMillis()));
        } catch (TimeoutException | IllegalStateException e) {
            throw new IOException(action.getAction() + " was not answered", e);
        }
    }

    /**
     * Sends an action that is answered by events and waits for the last of them.
     *
     * @throws IOException as {@link #send} does
     */
    public Collection<ResponseEvent> collect(EventGeneratingAction action, Duration limit)
            throws IOException {
        try {
            ResponseEvents answer = present().sendEventGeneratingAction(action, limit.toMillis());
            accepted(answer.getResponse());
            return answer.getEvents();
        } catch (EventTimeoutException | IllegalStateException e) {
            throw new IOException(action.getAction() + " was not answered", e);
        }
    }

    private static ManagerResponse accepted(ManagerResponse answer) throws AmiErrorException {
        if (answer instanceof ManagerError) {
            throw new AmiErrorException(answer.getMessage());
        }
        return answer;
    }

    private ManagerConnection present() throws NotConnectedException {
        ManagerConnection now = session;
        if (now == null) {
            throw new NotConnectedException(account);
        }
        return now;
    }

    /** Ends the session; when it returns the listener hears nothing any more. */
    @Override
    public void close() {
        closed.countDown();
        keeper.interrupt();
        try {
            keeper.join(CONNECT_LIMIT.toMillis());
            turns.shutdownNow();
            turns.awaitTermination(CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        Duration pause = FIRST_PAUSE;
        try {
            while (closed.getCount() > 0) {
                AmiTrouble trouble;
                try {
                    hold();
                    trouble = AmiTrouble.UNREACHABLE;
                } catch (AuthenticationFailedException e) {
                    log.debug("{}: refused", account, e);
                    trouble = AmiTrouble.REFUSED;
                } catch (IOException | TimeoutException | RuntimeException e) {
                    // Asterisk-Java fails in ways of its own when it is disturbed
                    log.debug("{}: no session", account, e);
                    trouble = AmiTrouble.UNREACHABLE;
                }
                pause = told == null ? FIRST_PAUSE : longer(pause);
                tell(trouble);
                closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** Signs in and stays until the session ends. */
    private void hold()
            throws IOException,
                    TimeoutException,
                    AuthenticationFailedException,
                    InterruptedException {
        ManagerConnection connection =
                new ManagerConnectionFactory(
                                account.host(), account.port(), account.user(), account.secret())
                        .createManagerConnection();
        connection.setSocketTimeout((int) CONNECT_LIMIT.toMillis());
        EventClasses.makeKnown(connection, further);
        CountDownLatch over = new CountDownLatch(1);
        connection.addEventListener(event -> hear(event, over));
        try {
            connection.login("off");
            // the listener hears first that the session has begun, and nothing is lost between what
            // it sees when it looks at Asterisk then and the first event that it hears
            connection.sendAction(new EventsAction("on"), ALIVE_LIMIT.toMillis());
            CompletableFuture<Void> begun = new CompletableFuture<>();
            turns.execute(
                    () ->
                            safely(
                                    () -> {
                                        begun.join();
                                        listener.connected();
                                    }));
            session = connection;
            told = null;
            begun.complete(null);
            while (closed.getCount() > 0
                    && !over.await(ALIVE_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                connection.sendAction(new PingAction(), ALIVE_LIMIT.toMillis());
            }
        } finally {
            session = null;
            leave(connection);
        }
    }

    /** Also keeps Asterisk-Java from coming back by itself: that is done here. */
    private static void leave(ManagerConnection connection) {
        try {
            connection.logoff();
        } catch (IllegalStateException e) {
            log.trace("was not signed in", e);
        }
    }

    /** On the reading thread: whoever waited here would never see an answer. */
    private void hear(ManagerEvent event, CountDownLatch over) {
        if (event instanceof DisconnectEvent) {
            over.countDown();
        } else if (session == null) {
            log.trace("not of this session: {}", event);
        } else if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            log.warn("{}: events come faster than they are taken; starting anew", account);
            over.countDown();
        } else {
            turn(
                    () -> {
                        waiting.decrementAndGet();
                        safely(() -> listener.event(event));
                    });
        }
    }

    private void tell(AmiTrouble trouble) {
        if (trouble != told && closed.getCount() > 0) {
            told = trouble;
            turn(() -> safely(() -> listener.disconnected(trouble)));
        }
    }

    private void turn(Runnable task) {
        try {
            turns.execute(task);
        } catch (RejectedExecutionException e) {
            log.trace("closed", e);
        }
    }

    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("a listener failed", e);
        }
    }
}
