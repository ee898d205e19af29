// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.channel.fax.internal.FaxHealth.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From Asterisk's folder to the desk. What arrived while the product was down lies there, too. A
 * file is deleted only after the desk has stored it; one that cannot be stored stays and is tried
 * again, and the others go on.
 */
final class FaxRoutes extends RouteBuilder {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.fax");

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** No transmission takes so long: Asterisk was stopped while it received. */
    private static final Duration ABANDONED = Duration.ofHours(3);

    private final FaxSettings settings;
    private final FaxReader reader;
    private final Inbox inbox;
    private final FaxHealth health;
    private final Clock clock;

    /** After a look that failed: to read pages again and again would wear the machine out. */
    private static final Duration REST = Duration.ofSeconds(15);

    // touched by the looking thread only
    private Exception failure;
    private Instant next = Instant.MIN;

    FaxRoutes(FaxSettings settings, FaxReader reader, Inbox inbox, FaxHealth health, Clock clock) {
        this.settings = settings;
        this.reader = reader;
        this.inbox = inbox;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public void configure() {
        bindToRegistry("look", new Look());
        bindToRegistry("told", new Told());
        errorHandler(noErrorHandler());
        from("file:"
                        + settings.inbox()
                        + "?include=.*[.]tif&noop=true&idempotent=false&readLock=none"
                        + "&sortBy=file:name&initialDelay=0&maxMessagesPerPoll=50&delay="
                        + EVERY.toMillis()
                        + "&pollStrategy=#bean:look&exceptionHandler=#bean:told")
                .routeId(settings.id() + "-in")
                .process(this::takeIn);
    }

    private void takeIn(Exchange exchange) throws IOException {
        Path file = exchange.getIn().getBody(File.class).toPath();
        try (ReadFax fax = reader.read(file)) {
            inbox.accept(fax.message());
            // the desk has it, and only now
            Files.delete(file);
        } catch (IOException | RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /** Gives what was left in the middle of a reception a name by which it is taken. */
    private void takeUpAbandoned() throws IOException {
        Instant limit = clock.instant().minus(ABANDONED);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(settings.inbox(), "*.part")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(limit)) {
                    String name = part.getFileName().toString();
                    Files.move(part, part.resolveSibling(name.replace(".part", "_partial.tif")));
                }
            }
        }
    }

    /** Before each look and after it. */
    private final class Look implements PollingConsumerPollStrategy {
        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            failure = null;
            try {
                takeUpAbandoned();
                health.works(Part.FOLDER);
                return !clock.instant().isBefore(next);
            } catch (IOException e) {
                health.fails(Part.FOLDER, "health.folder", e);
                return false;
            }
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int looked) {
            if (failure == null) {
                health.works(Part.INTAKE);
            } else {
                health.fails(Part.INTAKE, "health.intake", failure);
                next = clock.instant().plus(REST);
            }
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int tries, Exception cause) {
            health.fails(Part.INTAKE, "health.intake", cause);
            return false;
        }
    }

    /** The health tells of it, once; Camel would do so at every look. */
    private static final class Told implements ExceptionHandler {
        @Override
        public void handleException(Throwable cause) {
            log.debug("a FAX waits", cause);
        }

        @Override
        public void handleException(String message, Throwable cause) {
            log.debug("a FAX waits: {}", message, cause);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable cause) {
            log.debug("a FAX waits: {}", message, cause);
        }
    }
}
