// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
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
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the parts of our messages, noted before and after each is handed to the centre, so
 * that a part is never sent twice by itself, and a receipt finds its message. No telephone number
 * is in it. Safe for use by several threads.
 */
final class Ledger implements AutoCloseable {
    /** Longer than a centre keeps a message and the outbox asks about one. */
    private static final Duration KEPT = Duration.ofDays(8);

    /** What a telephone waits for the rest of a message, with a wide margin. */
    private static final Duration CONTINUABLE = Duration.ofHours(1);

    private static final int LINES_BEFORE_REWRITE = 20_000;

    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.sms");

    private final Journal journal;
    private final Clock clock;
    private final Map<Long, Sending> sendings = new HashMap<>();
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

    private enum State {
        ON_THE_WAY,
        NOT_TAKEN,
        ACCEPTED,
        ARRIVED,
        LOST;

        boolean isWithTheCentre() {
            return this == ACCEPTED || this == ARRIVED || this == LOST;
        }
    }

    private static final class Sending {
        private final int parts;
        private final Map<Integer, Part> noted = new HashMap<>();
        private Instant at = Instant.EPOCH;

        Sending(int parts) {
            this.parts = parts;
        }

        boolean isWithTheCentre(int part) {
            return noted.containsKey(part) && noted.get(part).state.isWithTheCentre();
        }

        boolean isWithTheCentre() {
            return noted.size() == parts
                    && noted.values().stream().allMatch(part -> part.state.isWithTheCentre());
        }
    }

    private static final class Part {
        private final int reference;
        private State state = State.ON_THE_WAY;
        private String carrierId = "";

        Part(int reference) {
            this.reference = reference;
        }
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
        Sending sending = sendings.get(message);
        if (sending == null) {
            return false;
        }
        if (sending.parts != parts || sending.at.plus(CONTINUABLE).isBefore(clock.instant())) {
            note("D " + message);
            return false;
        }
        return sending.isWithTheCentre(part);
    }

    /** Before it is handed over. */
    synchronized void onTheWay(long message, int part, int parts) {
        note("S " + clock.instant() + " " + message + " " + part + " " + parts);
    }

    /** The centre has it, under this id. */
    synchronized void accepted(long message, int part, String carrierId) {
        note(("A " + message + " " + part + " " + encoded(carrierId)).strip());
        notifyAll();
    }

    /** The centre certainly has not got it. */
    synchronized void notTaken(long message, int part) {
        note("N " + message + " " + part);
        notifyAll();
    }

    /** Whether all of its message has arrived now; the same when it is told again. */
    synchronized boolean arrived(PartId part) {
        note("R " + part.message() + " " + part.part());
        Sending sending = sendings.get(part.message());
        return sending != null
                && sending.noted.size() == sending.parts
                && sending.noted.values().stream().allMatch(p -> p.state == State.ARRIVED);
    }

    synchronized void lost(PartId part) {
        note("L " + part.message() + " " + part.part());
    }

    synchronized Known known(long message) {
        Sending sending = sendings.get(message);
        if (sending == null) {
            return first > 0 && first < message ? Known.NOT_ON_THE_WAY : Known.NOTHING;
        }
        if (sending.isWithTheCentre()) {
            return Known.ACCEPTED;
        }
        return sending.noted.values().stream().anyMatch(part -> part.state == State.ON_THE_WAY)
                ? Known.NOTHING
                : Known.NOT_ON_THE_WAY;
    }

    /**
     * The part that a receipt is about. A receipt may overtake the answer that brings the id: while
     * something is on the way, it is waited for.
     *
     * @param carrierIds the id as the receipt has it, and other ways to write the same number
     * @param reference user_message_reference of the receipt: finds a part whose answer was lost
     */
    synchronized Optional<PartId> find(
            List<String> carrierIds, Optional<Integer> reference, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<PartId> found =
                    carrierIds.stream()
                            .filter(byCarrierId::containsKey)
                            .map(byCarrierId::get)
                            .findFirst();
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (found.isPresent() || left <= 0 || !somethingIsOnTheWay()) {
                return found.or(() -> reference.flatMap(r -> adopt(r, carrierIds.get(0))));
            }
            wait(left);
        }
    }

    private boolean somethingIsOnTheWay() {
        Instant recent = clock.instant().minusSeconds(60);
        return sendings.values().stream()
                .filter(sending -> sending.at.isAfter(recent))
                .flatMap(sending -> sending.noted.values().stream())
                .anyMatch(part -> part.state == State.ON_THE_WAY);
    }

    private Optional<PartId> adopt(int reference, String carrierId) {
        for (Map.Entry<Long, Sending> sending : sendings.entrySet()) {
            for (Map.Entry<Integer, Part> part : sending.getValue().noted.entrySet()) {
                if (part.getValue().state == State.ON_THE_WAY
                        && part.getValue().reference == reference) {
                    accepted(sending.getKey(), part.getKey(), carrierId);
                    return Optional.of(byCarrierId.get(carrierId));
                }
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
        switch (words[0]) {
            case "F" -> first = Long.parseLong(words[1]);
            case "S" -> begun(words);
            case "A" -> part(words).ifPresent(part -> accepted(words, part));
            case "D" -> sendings.remove(Long.parseLong(words[1]));
            case "N" -> part(words).ifPresent(part -> part.state = State.NOT_TAKEN);
            case "R" -> part(words).ifPresent(part -> part.state = State.ARRIVED);
            case "L" -> part(words).ifPresent(part -> part.state = State.LOST);
            default -> throw new IllegalStateException("ledger: a line begins with " + words[0]);
        }
    }

    private void begun(String[] words) {
        long message = Long.parseLong(words[2]);
        int number = Integer.parseInt(words[3]);
        int parts = Integer.parseInt(words[4]);
        if (first == 0) {
            first = message;
        }
        Sending sending =
                sendings.compute(
                        message,
                        (id, known) ->
                                known == null || known.parts != parts ? new Sending(parts) : known);
        sending.at = Instant.parse(words[1]);
        sending.noted.put(number, new Part(reference(message, number)));
    }

    private void accepted(String[] words, Part part) {
        long message = Long.parseLong(words[1]);
        part.state = State.ACCEPTED;
        part.carrierId = words.length > 3 ? Receipt.canonical(decoded(words[3])) : "";
        if (!part.carrierId.isEmpty()) {
            byCarrierId.put(
                    part.carrierId,
                    new PartId(message, Integer.parseInt(words[2]), sendings.get(message).parts));
        }
    }

    private Optional<Part> part(String[] words) {
        return Optional.ofNullable(sendings.get(Long.parseLong(words[1])))
                .map(sending -> sending.noted.get(Integer.parseInt(words[2])));
    }

    private void tidy() {
        Instant oldest = clock.instant().minus(KEPT);
        sendings.values().removeIf(sending -> sending.at.isBefore(oldest));
        byCarrierId.values().removeIf(part -> !sendings.containsKey(part.message()));
        List<String> kept = new ArrayList<>();
        kept.add("F " + first);
        sendings.forEach((id, sending) -> kept.addAll(lines(id, sending)));
        journal.rewrite(kept);
        lines = 0;
    }

    private static List<String> lines(long id, Sending sending) {
        List<String> lines = new ArrayList<>();
        sending.noted.forEach(
                (number, part) -> {
                    String name = id + " " + number;
                    lines.add("S " + sending.at + " " + name + " " + sending.parts);
                    if (part.state.isWithTheCentre()) {
                        lines.add(("A " + name + " " + encoded(part.carrierId)).strip());
                    }
                    switch (part.state) {
                        case NOT_TAKEN -> lines.add("N " + name);
                        case ARRIVED -> lines.add("R " + name);
                        case LOST -> lines.add("L " + name);
                        default -> {
                            // said
                        }
                    }
                });
        return lines;
    }

    private static String encoded(String carrierId) {
        return URLEncoder.encode(carrierId, StandardCharsets.UTF_8);
    }

    private static String decoded(String carrierId) {
        return URLDecoder.decode(carrierId, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        journal.close();
    }
}
