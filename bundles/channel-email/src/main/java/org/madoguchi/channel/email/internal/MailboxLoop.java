// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stays at the mailbox as long as the route runs: connects, takes what is there, waits for more,
 * and connects again after a pause that grows while the server does not answer.
 */
final class MailboxLoop implements Runnable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    // servers lock an account after a few wrong passwords
    private static final Duration FIRST_LOGIN_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOGIN_PAUSE = Duration.ofMinutes(10);

    // servers end an IDLE that lasts half an hour (RFC 2177)
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(9);

    private final ImapServer server;
    private final MailRound round;
    private final Duration pollEvery;
    private final MailboxHealth health;
    private final CountDownLatch stopped = new CountDownLatch(1);

    // a mail seldom comes alone, and servers tell of the next one half a second late
    private static final Duration LINGERING = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private volatile Line line = new Line();
    private volatile ImapFolder folder;
    private Duration pause = Duration.ZERO;

    MailboxLoop(ImapServer server, MailRound round, Duration pollEvery, MailboxHealth health) {
        this.server = server;
        this.round = round;
        this.pollEvery = pollEvery.compareTo(LONGEST_IDLE) < 0 ? pollEvery : LONGEST_IDLE;
        this.health = health;
    }

    @Override
    public void run() {
        try {
            while (goesOn()) {
                stay();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            line.cut();
        }
    }

    /** Ends the loop after the mails that are on their way; {@link #cut} does not wait for them. */
    void stop() {
        stopped.countDown();
        ImapFolder waiting = folder;
        if (waiting != null) {
            waiting.wake();
        }
    }

    void cut() {
        stopped.countDown();
        line.cut();
    }

    private void stay() throws InterruptedException {
        line = new Line();
        if (!goesOn()) {
            return;
        }
        try (ImapFolder open = server.open(line)) {
            folder = open;
            long lastMail = System.nanoTime();
            while (goesOn()) {
                boolean busy = round.take(open, this::goesOn);
                pause = Duration.ZERO;
                health.polled();
                if (busy) {
                    lastMail = System.nanoTime();
                } else if (System.nanoTime() - lastMail < LINGERING.toNanos()) {
                    stopped.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    await(open);
                }
            }
        } catch (MailboxTrouble e) {
            folder = null;
            if (goesOn()) {
                health.pollFailed(e.key(), e.getCause());
                pauseAfter(e.key().equals(MailboxTrouble.LOGIN));
            }
        } catch (RuntimeException e) {
            // a server that speaks nonsense must not end the loop
            health.pollFailed(MailboxTrouble.OTHER, e);
            pauseAfter(false);
        }
    }

    private void await(ImapFolder open) throws MailboxTrouble, InterruptedException {
        if (open.tellsOfMail()) {
            open.awaitMail(pollEvery, this::goesOn);
        } else {
            stopped.await(pollEvery.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void pauseAfter(boolean loginRefused) throws InterruptedException {
        Duration first = loginRefused ? FIRST_LOGIN_PAUSE : FIRST_PAUSE;
        Duration longest = loginRefused ? LONGEST_LOGIN_PAUSE : LONGEST_PAUSE;
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(first) < 0 ? first : pause;
        pause = pause.compareTo(longest) > 0 ? longest : pause;
        stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean goesOn() {
        return stopped.getCount() > 0;
    }
}
