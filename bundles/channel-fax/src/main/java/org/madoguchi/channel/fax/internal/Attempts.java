// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.OutboundId;

/**
 * What was tried for each message, beside the documents for Asterisk: written before the call, so
 * that a message without a record has certainly not been called for.
 */
final class Attempts {
    /** Longer than the outbox tries and asks. */
    private static final Duration KEPT = Duration.ofDays(9);

    private final Path folder;
    private final String prefix;
    private final Clock clock;

    /**
     * @param number from 1
     * @param failed how many earlier calls failed
     * @param withoutMachine how many of these were answered by no FAX machine
     */
    record Attempt(OutboundId message, int number, int failed, int withoutMachine, Instant began) {
        Attempt failed(boolean noMachine) {
            return new Attempt(
                    message, number, failed + 1, withoutMachine + (noMachine ? 1 : 0), began);
        }
    }

    Attempts(Path folder, ChannelId channel, Clock clock) {
        this.folder = folder;
        // the AMI user hears of channels with such names, see telephony/asterisk/manager.d/fax.conf
        this.prefix = "madoguchi-" + channel + "-";
        this.clock = clock;
    }

    /** Asterisk's name for this one attempt. */
    String name(Attempt attempt) {
        return prefix + attempt.message() + "-" + attempt.number();
    }

    Path document(Attempt attempt) {
        return folder.resolve(name(attempt) + ".tif");
    }

    Optional<Attempt> last(OutboundId message) throws IOException {
        Path record = record(message);
        if (!Files.exists(record)) {
            return Optional.empty();
        }
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(record)) {
            read.load(in);
        }
        return Optional.of(
                new Attempt(
                        message,
                        Integer.parseInt(read.getProperty("number")),
                        Integer.parseInt(read.getProperty("failed")),
                        Integer.parseInt(read.getProperty("without-machine")),
                        Instant.ofEpochMilli(Long.parseLong(read.getProperty("began")))));
    }

    Attempt begin(OutboundId message) throws IOException {
        Optional<Attempt> last = last(message);
        Attempt next =
                new Attempt(
                        message,
                        last.map(Attempt::number).orElse(0) + 1,
                        last.map(Attempt::failed).orElse(0),
                        last.map(Attempt::withoutMachine).orElse(0),
                        clock.instant());
        write(next);
        return next;
    }

    void write(Attempt attempt) throws IOException {
        Properties written = new Properties();
        written.setProperty("number", Integer.toString(attempt.number()));
        written.setProperty("failed", Integer.toString(attempt.failed()));
        written.setProperty("without-machine", Integer.toString(attempt.withoutMachine()));
        written.setProperty("began", Long.toString(attempt.began().toEpochMilli()));
        Path record = record(attempt.message());
        Path whole = record.resolveSibling(record.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(whole)) {
            written.store(out, null);
        }
        Files.move(
                whole, record, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path record(OutboundId message) {
        return folder.resolve(prefix + message + ".attempts");
    }

    /** Deletes what is too old to matter: a sudden stop may have left it. */
    void tidy() throws IOException {
        Instant limit = clock.instant().minus(KEPT);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
