// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Where pieces wait until their message is whole and the desk has it, and what is remembered
 * afterwards. All of it outlives a sudden death. Safe for use by several threads.
 */
final class Spool {
    private static final int LOCKS = 64;
    private static final Duration TIDYING = Duration.ofHours(1);

    private final WaitingPieces waiting;
    private final TakenNotes taken;
    private final int most;
    private final Clock clock;
    private final Object[] locks = IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toArray();

    /** Under the lock of the empty key. */
    private Instant nextTidying = Instant.EPOCH;

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
        try {
            this.waiting =
                    new WaitingPieces(folder.resolve("waiting"), folder.resolve("unreadable"));
            this.taken = new TakenNotes(folder.resolve("taken"), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.most = most;
        this.clock = clock;
    }

    /**
     * The piece is on the disk when this returns.
     *
     * @throws UncheckedIOException when it is not
     */
    Arrival put(Piece piece) {
        String key = piece.key();
        return locked(key, () -> put(key, piece));
    }

    private Arrival put(String key, Piece piece) throws IOException {
        if (taken.isKnown(key, piece)) {
            return new Arrival.Known();
        }
        if (waiting.isAnother(key, piece)) {
            // the sender's counter came round: what waits is another message
            waiting.rename(key, key + "-" + clock.millis());
        }
        if (!waiting.isThere(key, piece)) {
            if (waiting.count() >= most) {
                return new Arrival.Full();
            }
            waiting.add(key, piece);
        }
        Gathering gathering = waiting.gather(key);
        return gathering.isWhole() ? new Arrival.Whole(gathering) : new Arrival.Waiting();
    }

    /** The desk has the message: its pieces go, a note stays. */
    void taken(Gathering message) {
        locked(
                message.key(),
                () -> {
                    taken.add(message);
                    waiting.remove(message);
                    return message;
                });
    }

    /** It is dealt with, and nothing has to be remembered. */
    void drop(Gathering message) {
        locked(
                message.key(),
                () -> {
                    waiting.remove(message);
                    return message;
                });
    }

    /** The centre knows that we have it: an equal message after this is another one. */
    void forget(Gathering message) {
        locked(
                message.key(),
                () -> {
                    taken.remove(message);
                    return message;
                });
    }

    /** The id of the message that was taken under this key before, when there is one. */
    Optional<String> before(String key) {
        return locked(key, () -> taken.find(key)).map(Note::id);
    }

    /** Messages that have been waiting since before this time, whole or not. */
    List<Gathering> since(Instant before) {
        List<Gathering> old = new ArrayList<>();
        for (String key : locked("", waiting::keys)) {
            Gathering gathering = locked(key, () -> waiting.gather(key));
            if (!gathering.pieces().isEmpty() && gathering.firstReceivedAt().isBefore(before)) {
                old.add(gathering);
            }
        }
        return old;
    }

    /** Notes of long ago go; looked at once an hour, however often it is called. */
    void tidy() {
        locked(
                "",
                () -> {
                    if (!clock.instant().isBefore(nextTidying)) {
                        nextTidying = clock.instant().plus(TIDYING);
                        taken.tidy();
                    }
                    return taken;
                });
    }

    /** One at a time for each message. */
    private <T> T locked(String key, Callable<T> work) {
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            try {
                return work.call();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
