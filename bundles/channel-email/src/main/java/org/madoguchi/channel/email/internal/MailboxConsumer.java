// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.madoguchi.channel.email.internal.EmailSettings.Inbound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the mailbox's mails into the route, several at once. Its threads and its connection live
 * as long as the route runs.
 */
final class MailboxConsumer extends DefaultConsumer {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.email");
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(2);
    private static final long GRACE_SECONDS = 5;
    private static final long END_SECONDS = 3;

    private final String name;
    private final Inbound settings;
    private final Spool spool;
    private final MailboxHealth health;
    private final Clock clock;

    private volatile boolean ending;
    private ExecutorService workers;
    private Watchdog watchdog;
    private MailboxLoop loop;
    private Thread thread;

    MailboxConsumer(
            Endpoint endpoint,
            Processor processor,
            String name,
            Inbound settings,
            Spool spool,
            MailboxHealth health,
            Clock clock) {
        super(endpoint, processor);
        this.name = name;
        this.settings = settings;
        this.spool = spool;
        this.health = health;
        this.clock = clock;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ending = false;
        workers =
                getEndpoint()
                        .getCamelContext()
                        .getExecutorServiceManager()
                        .newFixedThreadPool(this, name + "-take-in", settings.threads());
        watchdog = new Watchdog(name + "-watchdog", COMMAND_LIMIT);
        loop =
                new MailboxLoop(
                        new ImapServer(settings, watchdog),
                        new MailRound(settings, spool, this::handIn, workers, health, clock),
                        settings.pollEvery(),
                        health);
        thread = new Thread(loop, name + "-mailbox");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns in bounded time; what is not stored by then stays unread on the server. */
    @Override
    protected void doStop() throws Exception {
        if (loop != null) {
            loop.stop();
            thread.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
            ending = true;
            loop.cut();
            thread.interrupt();
            // no interrupt here: databases take that badly while they write
            workers.shutdown();
            if (!workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                log.warn("{}: stopped while the desk still stores a mail", name);
            }
            thread.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
            watchdog.close();
            loop = null;
        }
        super.doStop();
    }

    private void handIn(FetchedMail mail) throws Exception {
        if (ending) {
            throw new IllegalStateException("the route stops");
        }
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(mail);
            getProcessor().process(exchange);
            Exception failure = exchange.getException();
            if (failure != null) {
                throw failure;
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
