// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pieces that have come and are in no case yet, one file each: {@code KEY.NUMBER}. What the desk
 * has taken leaves a short note, so that the same piece delivered again is known. Both outlive a
 * sudden death. Safe for use by several threads.
 */
final class Spool {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.sms");

    /** Longer than a centre goes on delivering what was not answered. */
    private static final Duration NOTES_KEPT = Duration.ofDays(2);

    /**
     * A whole message names itself by its words only: an equal one that comes later than this is
     * somebody who says the same again.
     */
    private static final Duration REPEATED = Duration.ofHours(1);

    private static final int LOCKS = 64;

    private final Path waiting;
    private final Path taken;
    private final int most;
    private final Clock clock;
    private final Object[] locks = IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toArray();

    /** What the arrival of a piece leads to. */
    sealed interface Arrival {
        /** It is safe; others are missing. */
        record Waiting() implements Arrival {}

        /** The desk has it already. */
        record Known() implements Arrival {}

        /** Everything is there. */
        record Whole(Gathering message) implements Arrival {}

        /** There are too many pieces already. */
        record Full() implements Arrival {}
    }

    /**
     * @param most pieces that wait at the same time
     */
    Spool(Path folder, int most, Clock clock) {
        this.waiting = folder.resolve("waiting");
        this.taken = folder.resolve("taken");
        this.most = most;
        this.clock = clock;
        try {
            Files.createDirectories(waiting);
            Files.createDirectories(taken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The piece is on the disk when this returns.
     *
     * @throws UncheckedIOException when it is not
     */
    Arrival put(Piece piece) {
        String key = piece.key();
        int number = piece.concatenation().map(Concatenation::number).orElse(1);
        synchronized (lock(key)) {
            try {
                if (isTaken(key, piece)) {
                    return new Arrival.Known();
                }
                Path file = waiting.resolve(key + "." + number);
                if (Files.exists(file) && !isSame(file, piece)) {
                    // the sender's counter came round: what waits is another message
                    setAside(key);
                }
                if (!Files.exists(file)) {
                    if (count() >= most) {
                        return new Arrival.Full();
                    }
                    write(file, piece.transcript());
                }
                Gathering gathering = gather(key);
                return gathering.isWhole() ? new Arrival.Whole(gathering) : new Arrival.Waiting();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The desk has the message: its pieces go, a note stays. */
    void taken(Gathering message) {
        synchronized (lock(message.key())) {
            try {
                write(taken.resolve(message.key()), message.note(clock.instant()).text());
                for (Piece piece : message.pieces()) {
                    int number = piece.concatenation().map(Concatenation::number).orElse(1);
                    Files.deleteIfExists(waiting.resolve(message.key() + "." + number));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The centre knows that we have it: an equal message after this is another one. */
    void forget(Gathering message) {
        synchronized (lock(message.key())) {
            try {
                Files.deleteIfExists(taken.resolve(message.key()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The id of the message that was taken under this key before, when there is one. */
    Optional<String> before(String key) {
        try {
            Path note = taken.resolve(key);
            return Files.exists(note)
                    ? Optional.of(Note.parse(Files.readString(note)).id())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Messages that have been waiting since before this time, whole or not. */
    List<Gathering> since(Instant before) {
        List<Gathering> old = new ArrayList<>();
        for (String key : keys()) {
            synchronized (lock(key)) {
                try {
                    Gathering gathering = gather(key);
                    if (!gathering.pieces().isEmpty()
                            && gathering.firstReceivedAt().isBefore(before)) {
                        old.add(gathering);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return old;
    }

    /** Notes of long ago go. */
    void tidy() {
        Instant oldest = clock.instant().minus(NOTES_KEPT);
        try (DirectoryStream<Path> notes = Files.newDirectoryStream(taken)) {
            for (Path note : notes) {
                if (Note.parse(Files.readString(note)).at().isBefore(oldest)) {
                    Files.deleteIfExists(note);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isTaken(String key, Piece piece) throws IOException {
        Path file = taken.resolve(key);
        if (!Files.exists(file)) {
            return false;
        }
        Note note = Note.parse(Files.readString(file));
        boolean recent = note.at().plus(REPEATED).isAfter(clock.instant());
        return note.hashes().contains(piece.hash())
                && (recent || piece.concatenation().isPresent());
    }

    private boolean isSame(Path file, Piece piece) throws IOException {
        return read(file).filter(known -> known.hash().equals(piece.hash())).isPresent();
    }

    /** What waits under this key goes on waiting under a name of its own. */
    private void setAside(String key) throws IOException {
        String name = key + "-" + clock.millis();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(waiting, key + ".*")) {
            for (Path file : files) {
                String number = file.getFileName().toString().substring(key.length());
                Files.move(file, waiting.resolve(name + number), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Journal.force(waiting);
    }

    private Gathering gather(String key) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(waiting, key + ".*")) {
            for (Path file : files) {
                read(file).ifPresent(pieces::add);
            }
        }
        return new Gathering(key, pieces);
    }

    /** A file that cannot be read is put aside, not thrown away. */
    private Optional<Piece> read(Path file) throws IOException {
        try {
            return Optional.of(Piece.parse(Files.readString(file)));
        } catch (IllegalArgumentException | DateTimeException e) {
            Path aside = waiting.resolveSibling("unreadable");
            Files.createDirectories(aside);
            Files.move(
                    file, aside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            log.error("a waiting piece cannot be read; it lies in {}", aside, e);
            return Optional.empty();
        }
    }

    private Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(waiting, "*.*")) {
            files.forEach(
                    file -> {
                        String name = file.getFileName().toString();
                        if (name.indexOf('.') > 0) {
                            keys.add(name.substring(0, name.indexOf('.')));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    private int count() throws IOException {
        int count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(waiting)) {
            for (Path ignored : files) {
                count++;
            }
        }
        return count;
    }

    private Object lock(String key) {
        return locks[Math.floorMod(key.hashCode(), LOCKS)];
    }

    /** A file has its name only when it is whole and on the disk. */
    private static void write(Path file, String content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName());
        try (FileChannel channel =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Journal.force(file.getParent());
    }
}
