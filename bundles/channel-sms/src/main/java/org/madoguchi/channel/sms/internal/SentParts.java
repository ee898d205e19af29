// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the parts of one message stand; not safe for use by several threads. */
final class SentParts {
    private final int parts;
    private final Map<Integer, Part> noted = new TreeMap<>();
    private Instant at = Instant.EPOCH;

    /** Of one part; the letters are the ledger's. */
    enum State {
        ON_THE_WAY('S'),
        NOT_TAKEN('N'),
        ACCEPTED('A'),
        ARRIVED('R'),
        LOST('L');

        private final char letter;

        State(char letter) {
            this.letter = letter;
        }

        private boolean isWithTheCentre() {
            return this == ACCEPTED || this == ARRIVED || this == LOST;
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

    SentParts(int parts) {
        this.parts = parts;
    }

    int count() {
        return parts;
    }

    /** When a part last left. */
    Instant at() {
        return at;
    }

    void begin(int part, int reference, Instant now) {
        at = now;
        noted.put(part, new Part(reference));
    }

    /** Nothing happens when the part never began. */
    void become(int part, State state) {
        Optional.ofNullable(noted.get(part)).ifPresent(known -> known.state = state);
    }

    void accept(int part, String carrierId) {
        become(part, State.ACCEPTED);
        Optional.ofNullable(noted.get(part)).ifPresent(known -> known.carrierId = carrierId);
    }

    boolean isWithTheCentre(int part) {
        return noted.containsKey(part) && noted.get(part).state.isWithTheCentre();
    }

    boolean allAreWithTheCentre() {
        return noted.size() == parts
                && noted.values().stream().allMatch(part -> part.state.isWithTheCentre());
    }

    boolean allHaveArrived() {
        return noted.size() == parts
                && noted.values().stream().allMatch(part -> part.state == State.ARRIVED);
    }

    boolean anyIsOnTheWay() {
        return noted.values().stream().anyMatch(part -> part.state == State.ON_THE_WAY);
    }

    /** The part on the way that has this reference. */
    Optional<Integer> onTheWay(int reference) {
        return noted.entrySet().stream()
                .filter(part -> part.getValue().state == State.ON_THE_WAY)
                .filter(part -> part.getValue().reference == reference)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What the ledger has to say to know all of this again. */
    List<String> lines(long message) {
        List<String> lines = new ArrayList<>();
        noted.forEach(
                (number, part) -> {
                    lines.add(begun(message, number, parts, at));
                    if (part.state.isWithTheCentre()) {
                        lines.add(accepted(message, number, part.carrierId));
                    }
                    if (part.state != State.ON_THE_WAY && part.state != State.ACCEPTED) {
                        lines.add(became(message, number, part.state));
                    }
                });
        return lines;
    }

    static String begun(long message, int part, int parts, Instant at) {
        return State.ON_THE_WAY.letter + " " + message + " " + part + " " + parts + " " + at;
    }

    static String accepted(long message, int part, String carrierId) {
        String id = URLEncoder.encode(carrierId, StandardCharsets.UTF_8);
        return (became(message, part, State.ACCEPTED) + " " + id).strip();
    }

    static String became(long message, int part, State state) {
        return state.letter + " " + message + " " + part;
    }
}
