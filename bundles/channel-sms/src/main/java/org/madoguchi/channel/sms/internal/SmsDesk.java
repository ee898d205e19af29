// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.event.DomainEvents;

/** One number with everything it needs: the files, the line, the ways in and out. */
final class SmsDesk implements AutoCloseable {
    private static final int MOST_WAITING_PIECES = 5_000;
    private static final int SWEEP_SECONDS = 5;

    private final SmsSettings settings;
    private final SmsHealth health;
    private final OptOuts optOuts;
    private final Conversations conversations;
    private final Ledger ledger;
    private final Intake intake;
    private final Confirmations confirmations;
    private final SmscListener listener;
    private final SmscLink link;
    private final SmsSender sender;
    private final SmsChannel channel;
    private final ScheduledExecutorService timer;
    private ScheduledFuture<?> sweeping;

    /**
     * @param folder below the product's data; made when it is missing
     */
    SmsDesk(SmsSettings settings, Path folder, Inbox inbox, DomainEvents events, Clock clock) {
        this.settings = settings;
        SmsSettings.Incoming incoming = settings.incoming();
        SmsSettings.Outgoing outgoing = settings.outgoing();
        timer = Executors.newScheduledThreadPool(2, SmsDesk::timerThread);
        health = new SmsHealth(settings.id(), settings.centre().name(), events, clock);
        optOuts = new OptOuts(folder.resolve("opt-outs.txt"), clock);
        conversations =
                new Conversations(
                        folder.resolve("conversations.txt"), incoming.conversation(), clock);
        ledger = new Ledger(folder.resolve("ledger.txt"), clock);
        intake =
                new Intake(
                        new Spool(folder.resolve("spool"), MOST_WAITING_PIECES, clock),
                        inbox,
                        new IncomingReader(settings.id(), incoming.alphabet()),
                        new Receipts(settings.id(), ledger, inbox, outgoing.tellArrivals()),
                        conversations,
                        optOuts,
                        incoming.words(),
                        this::confirm,
                        incoming.parts(),
                        clock);
        confirmations = new Confirmations(clock);
        listener =
                new SmscListener(
                        intake,
                        new Gate(incoming.perSecond(), SmscLink.TOGETHER, clock),
                        confirmations,
                        health,
                        clock);
        link =
                new SmscLink(
                        settings.centre(),
                        listener,
                        confirmations,
                        health,
                        timer,
                        settings.id().value());
        OutgoingRules rules =
                new OutgoingRules(outgoing.limits(), outgoing.texts(), outgoing.hosts(), optOuts);
        sender = new SmsSender(settings.id(), rules, ledger, conversations, link, health, clock);
        channel = new SmsChannel(settings, rules, sender, link, health);
    }

    private static Thread timerThread(Runnable work) {
        Thread thread = new Thread(work, "sms-timer");
        thread.setDaemon(true);
        return thread;
    }

    Channel channel() {
        return channel;
    }

    /** Returns at once. */
    void start() {
        link.start();
        sweeping =
                timer.scheduleWithFixedDelay(
                        this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            confirmations.sweep(link.lastHeard(), intake::forget);
            if (intake.sweep()) {
                health.taken();
            }
        } catch (RuntimeException e) {
            health.notTaken(e);
        }
    }

    /** Not on the thread that owes the centre an answer. */
    private void confirm(PhoneNumber optedOut) {
        settings.incoming()
                .confirmation()
                .ifPresent(text -> timer.execute(() -> sender.note(optedOut, text)));
    }

    /** The centre keeps what it brings from now on. */
    void stopTaking() {
        listener.close();
    }

    @Override
    public void close() {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
        link.close();
        timer.shutdownNow();
        ledger.close();
        conversations.close();
        optOuts.close();
    }
}
