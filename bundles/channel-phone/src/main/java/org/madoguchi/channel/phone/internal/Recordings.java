// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallReports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what Asterisk has recorded to the desk: a file {@code CALL.wav} is whole when it has its
 * name, is deleted once it is stored, and waits in the folder while the product is down.
 */
final class Recordings implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Recordings.class);
    private static final Pattern NAME = Pattern.compile("((?:desk-)?[0-9a-f.-]{1,100})\\.wav");

    /** Twelve hours of a telephone's sound. */
    private static final long LARGEST = 700_000_000;

    /** A file that holds nothing but its head. */
    private static final long HEAD = 44;

    private static final long EVERY_MILLIS = 1000;

    private final Path folder;
    private final PhoneSettings settings;
    private final CallReports reports;
    private final PhoneHealth health;
    private final Clock clock;
    private final ScheduledExecutorService rounds;

    Recordings(
            Path folder,
            PhoneSettings settings,
            CallReports reports,
            PhoneHealth health,
            Clock clock) {
        this.folder = folder;
        this.settings = settings;
        this.reports = reports;
        this.health = health;
        this.clock = clock;
        this.rounds =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, settings.id() + "-recordings");
                            thread.setDaemon(true);
                            return thread;
                        });
        rounds.scheduleWithFixedDelay(
                this::round, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        rounds.shutdown();
        try {
            rounds.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            for (Path file : files()) {
                take(file);
            }
        } catch (IOException | UncheckedIOException e) {
            health.recordingsUnreadable(e);
        } catch (RuntimeException e) {
            // the file stays and the next round comes again
            health.notTaken(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> NAME.matcher(name(file)).matches()).sorted().toList();
        }
    }

    private void take(Path file) throws IOException {
        Matcher matcher = NAME.matcher(name(file));
        long size = Files.size(file);
        if (!matcher.matches()) {
            return;
        }
        if (size > LARGEST) {
            log.warn("{}: a recording of {} bytes is too large and put aside", settings.id(), size);
            Files.move(file, file.resolveSibling(name(file) + ".too-large"));
            return;
        }
        if (size > HEAD) {
            reports.report(
                    settings.id(),
                    new CallEvent.Recorded(
                            matcher.group(1),
                            clock.instant(),
                            new Attachment(name(file), "audio/wav", Content.of(file))));
        }
        // stored, and only now
        Files.delete(file);
        health.taken();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
