// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.channel.sms.internal.SentParts.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the parts of our messages, noted before and after each is handed to the centre, so
 * that a part is never sent twice by itself, and a receipt finds its message. No telephone number
 * is in it. Safe for use by several threads.
 */
final class Ledger implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.sms");

    /** Longer than a centre keeps a message and the outbox asks about one. */
    private static final Duration KEPT = Duration.ofDays(8);

    /** What a telephone waits for the rest of a message, with a wide margin. */
    private static final Duration CONTINUABLE = Duration.ofHours(1);

    private static final int LINES_BEFORE_REWRITE = 20_000;

    private final Journal journal;
    private final Clock clock;
    private final Map<Long, SentParts> messages = new HashMap<>();
    private final Map<String, PartId> byCarrierId = new HashMap<>();

    /** The first message this ledger ever saw: about later ones it knows everything. */
    private long first;

    private int lines;

    /** Names a part of a message. */
    record PartId(long message, int part, int parts) {}

    /** What can be said of a message of which the outbox does not know whether it left. */
    enum Known {
        NOTHING,
        /** All of it is with the centre. */
        ACCEPTED,
        /** Some or none of it is, and nothing is on the way: it may be gone on with. */
        NOT_ON_THE_WAY
    }

    Ledger(Path file, Clock clock) {
        this.journal = new Journal(file);
        this.clock = clock;
        boolean whole = true;
        for (String line : journal.read()) {
            try {
                recall(line);
            } catch (RuntimeException e) {
                log.warn("a line of the ledger cannot be read", e);
                whole = false;
            }
        }
        if (!whole) {
            // who knows what else it said
            first = 0;
        }
        tidy();
    }

    /** What goes into user_message_reference: the centre's receipts bring it back. */
    static int reference(long message, int part) {
        return (int) (message * 16 + part) & 0xffff;
    }

    /** Parts that may be left out because the centre has them; a message long ago begins anew. */
    synchronized boolean isDone(long message, int part, int parts) {
        SentParts sent = messages.get(message);
        if (sent == null) {
            return false;
        }
        if (sent.count() != parts || sent.at().plus(CONTINUABLE).isBefore(clock.instant())) {
            note("D " + message);
            return false;
        }
        return sent.isWithTheCentre(part);
    }

    /** Before it is handed over. */
    synchronized void onTheWay(long message, int part, int parts) {
        note(SentParts.begun(message, part, parts, clock.instant()));
    }

    /** The centre has it, under this id. */
    synchronized void accepted(long message, int part, String carrierId) {
        note(SentParts.accepted(message, part, carrierId));
    }

    /** The centre certainly has not got it. */
    synchronized void notTaken(long message, int part) {
        note(SentParts.became(message, part, State.NOT_TAKEN));
    }

    /** Whether all of its message has arrived now; the same when it is told again. */
    synchronized boolean arrived(PartId part) {
        note(SentParts.became(part.message(), part.part(), State.ARRIVED));
        SentParts sent = messages.get(part.message());
        return sent != null && sent.allHaveArrived();
    }

    synchronized void lost(PartId part) {
        note(SentParts.became(part.message(), part.part(), State.LOST));
    }

    synchronized Known known(long message) {
        SentParts sent = messages.get(message);
        if (sent == null) {
            return first > 0 && first < message ? Known.NOT_ON_THE_WAY : Known.NOTHING;
        }
        if (sent.allAreWithTheCentre()) {
            return Known.ACCEPTED;
        }
        return sent.anyIsOnTheWay() ? Known.NOTHING : Known.NOT_ON_THE_WAY;
    }

    /**
     * The part that a receipt is about.
     *
     * @param carrierIds the id as the receipt has it, and other ways to write the same number
     */
    synchronized Optional<PartId> find(List<String> carrierIds) {
        return carrierIds.stream()
                .filter(byCarrierId::containsKey)
                .map(byCarrierId::get)
                .findFirst();
    }

    /**
     * A part whose answer was lost, found by what its receipt brings back: the centre has it.
     *
     * @param reference user_message_reference
     */
    synchronized Optional<PartId> adopt(int reference, String carrierId) {
        for (Map.Entry<Long, SentParts> sent : messages.entrySet()) {
            Optional<Integer> part = sent.getValue().onTheWay(reference);
            if (part.isPresent()) {
                accepted(sent.getKey(), part.get(), carrierId);
                return Optional.of(byCarrierId.get(carrierId));
            }
        }
        return Optional.empty();
    }

    private void note(String line) {
        journal.append(line);
        recall(line);
        if (++lines >= LINES_BEFORE_REWRITE) {
            tidy();
        }
    }

    private void recall(String line) {
        String[] words = line.split(" ");
        long message = Long.parseLong(words[1]);
        switch (words[0]) {
            case "F" -> first = message;
            case "D" -> messages.remove(message);
            case "S" -> begun(message, words);
            case "A" -> accepted(message, words);
            case "N" -> become(message, words, State.NOT_TAKEN);
            case "R" -> become(message, words, State.ARRIVED);
            case "L" -> become(message, words, State.LOST);
            default -> throw new IllegalStateException("ledger: a line begins with " + words[0]);
        }
    }

    private void begun(long message, String[] words) {
        int part = Integer.parseInt(words[2]);
        int parts = Integer.parseInt(words[3]);
        if (first == 0) {
            first = message;
        }
        messages.compute(
                        message,
                        (id, sent) ->
                                sent == null || sent.count() != parts ? new SentParts(parts) : sent)
                .begin(part, reference(message, part), Instant.parse(words[4]));
    }

    private void accepted(long message, String[] words) {
        SentParts sent = messages.get(message);
        String carrierId =
                words.length > 3
                        ? Receipt.canonical(URLDecoder.decode(words[3], StandardCharsets.UTF_8))
                        : "";
        if (sent != null) {
            int part = Integer.parseInt(words[2]);
            sent.accept(part, carrierId);
            if (!carrierId.isEmpty()) {
                byCarrierId.put(carrierId, new PartId(message, part, sent.count()));
            }
        }
    }

    private void become(long message, String[] words, State state) {
        SentParts sent = messages.get(message);
        if (sent != null) {
            sent.become(Integer.parseInt(words[2]), state);
        }
    }

    private void tidy() {
        Instant oldest = clock.instant().minus(KEPT);
        messages.values().removeIf(sent -> sent.at().isBefore(oldest));
        byCarrierId.values().removeIf(part -> !messages.containsKey(part.message()));
        List<String> kept = new ArrayList<>();
        kept.add("F " + first);
        messages.forEach((id, sent) -> kept.addAll(sent.lines(id)));
        journal.rewrite(kept);
        lines = 0;
    }

    @Override
    public synchronized void close() {
        journal.close();
    }
}
