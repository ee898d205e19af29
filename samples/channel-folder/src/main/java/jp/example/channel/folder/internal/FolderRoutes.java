// SPDX-License-Identifier: Apache-2.0
package jp.example.channel.folder.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.madoguchi.api.channel.Inbox;

/**
 * From the folder to the desk. A file leaves {@code in} only after the desk has stored it; one that
 * cannot be stored stays and is tried again, and the others go on.
 */
final class FolderRoutes extends RouteBuilder {
    private static final int POLL_MILLISECONDS = 250;
    private static final int FILES_PER_POLL = 100;

    private final FolderSettings settings;
    private final IncomingFiles reader;
    private final Inbox inbox;
    private final FolderHealth health;
    private final Clock clock;

    /**
     * Whether a file of the running poll could not be taken; touched by the polling thread only.
     */
    private boolean failed;

    FolderRoutes(FolderSettings settings, Inbox inbox, FolderHealth health, Clock clock) {
        this.settings = settings;
        this.reader = new IncomingFiles(settings);
        this.inbox = inbox;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public void configure() {
        bindToRegistry("watch", new FolderWatch());
        bindToRegistry("told", new Told());
        // the file is Camel's to find and ours to move: it must not be touched before the desk has
        // it
        errorHandler(noErrorHandler());
        from("file:"
                        + settings.in()
                        + "?include=[^.].*[.]txt"
                        + "&noop=true&idempotent=false&readLock=none&sortBy=file:name"
                        + "&initialDelay=0&delay="
                        + POLL_MILLISECONDS
                        + "&maxMessagesPerPoll="
                        + FILES_PER_POLL
                        + "&pollStrategy=#bean:watch&exceptionHandler=#bean:told")
                .routeId(settings.id() + "-in")
                .process(this::takeIn);
    }

    private void takeIn(Exchange exchange) throws IOException {
        Path file = exchange.getIn().getBody(File.class).toPath();
        try {
            Instant now = clock.instant();
            inbox.accept(reader.read(file, now));
            // the desk has it, and only now: moving is how this source is told
            Files.move(file, done(file, now));
        } catch (IOException | RuntimeException e) {
            log.debug("{}: file not taken", settings.id(), e);
            failed = true;
            throw e;
        }
    }

    /** The time keeps apart what came under the same name. */
    private Path done(Path file, Instant now) {
        return settings.done().resolve(now.toEpochMilli() + "-" + file.getFileName());
    }

    /** Looks at the folder before each poll: a share that is away is not an empty folder. */
    private final class FolderWatch implements PollingConsumerPollStrategy {
        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            boolean there = Files.isWritable(settings.in()) && Files.isWritable(settings.done());
            if (there) {
                health.reachable();
            } else {
                health.unreachable();
            }
            failed = false;
            return there;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polled) {
            health.polled(failed);
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int tries, Exception cause) {
            log.debug("{}: poll failed", settings.id(), cause);
            health.polled(true);
            return false;
        }
    }

    /** The health has told of it, once; Camel would do so at every poll. */
    private static final class Told implements ExceptionHandler {
        @Override
        public void handleException(Throwable cause) {
            // told
        }

        @Override
        public void handleException(String message, Throwable cause) {
            // told
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable cause) {
            // told
        }
    }
}
