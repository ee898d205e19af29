// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the desk has taken, one file for each message, so that it is known when it comes again. */
final class TakenNotes {
    /** Longer than a centre goes on delivering what was not answered. */
    private static final Duration KEPT = Duration.ofDays(2);

    /**
     * A whole message names itself by its words only: an equal one that comes later than this is
     * somebody who says the same again.
     */
    private static final Duration REPEATED = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;

    TakenNotes(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
    }

    void add(Gathering message) throws IOException {
        WaitingPieces.write(folder.resolve(message.key()), message.note(clock.instant()).text());
    }

    void remove(Gathering message) throws IOException {
        Files.deleteIfExists(folder.resolve(message.key()));
    }

    Optional<Note> find(String key) throws IOException {
        Path file = folder.resolve(key);
        return Files.exists(file) ? read(file) : Optional.empty();
    }

    /** A damaged note is none: better a message twice than one that is never taken. */
    private static Optional<Note> read(Path file) throws IOException {
        try {
            return Optional.of(Note.parse(Files.readString(file)));
        } catch (IndexOutOfBoundsException | DateTimeException e) {
            Files.deleteIfExists(file);
            return Optional.empty();
        }
    }

    boolean isKnown(String key, Piece piece) throws IOException {
        return find(key)
                .filter(note -> note.hashes().contains(piece.hash()))
                .filter(
                        note ->
                                piece.concatenation().isPresent()
                                        || note.at().plus(REPEATED).isAfter(clock.instant()))
                .isPresent();
    }

    void tidy() throws IOException {
        Instant oldest = clock.instant().minus(KEPT);
        try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder, "[!.]*")) {
            for (Path note : notes) {
                if (read(note).filter(known -> known.at().isAfter(oldest)).isEmpty()) {
                    Files.deleteIfExists(note);
                }
            }
        }
    }
}
