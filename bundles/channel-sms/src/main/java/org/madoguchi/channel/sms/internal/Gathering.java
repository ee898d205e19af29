// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A citizen's message, or what has come of it so far.
 *
 * @param key names it within the spool
 * @param pieces in the order of their numbers
 */
record Gathering(String key, List<Piece> pieces) {
    private static final String GAP = "［…］";

    Gathering {
        pieces =
                pieces.stream()
                        .sorted(Comparator.comparingInt(Gathering::number))
                        .collect(Collectors.toUnmodifiableList());
    }

    private static int number(Piece piece) {
        return piece.concatenation().map(Concatenation::number).orElse(1);
    }

    /** How many pieces the sender made of it. */
    int total() {
        return pieces.stream()
                .findFirst()
                .flatMap(Piece::concatenation)
                .map(Concatenation::total)
                .orElse(1);
    }

    boolean isWhole() {
        return pieces.size() == total();
    }

    List<Integer> missing() {
        List<Integer> there = pieces.stream().map(Gathering::number).toList();
        return IntStream.rangeClosed(1, total()).filter(n -> !there.contains(n)).boxed().toList();
    }

    Instant firstReceivedAt() {
        return pieces.stream().map(Piece::receivedAt).min(Comparator.naturalOrder()).orElseThrow();
    }

    /**
     * The same whenever it is handed in: the pieces stay in the spool until the desk has it, and
     * later ones do not change which was first.
     */
    String id() {
        return key + "-" + firstReceivedAt().toEpochMilli();
    }

    Note note(Instant takenAt) {
        return new Note(id(), takenAt, pieces.stream().map(Piece::hash).toList());
    }

    /** Octets are put together before they are read: a sender may cut within a letter. */
    Letters letters(Letters.Alphabet centre) {
        List<Letters> runs = new ArrayList<>();
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        Piece before = null;
        int expected = 1;
        for (Piece piece : pieces) {
            boolean gap = number(piece) != expected;
            if (before != null && (gap || piece.dataCoding() != before.dataCoding())) {
                runs.add(Letters.of(run.toByteArray(), before.dataCoding(), centre));
                run.reset();
            }
            if (gap) {
                runs.add(new Letters(GAP, true));
            }
            run.writeBytes(piece.body());
            before = piece;
            expected = number(piece) + 1;
        }
        if (before != null) {
            runs.add(Letters.of(run.toByteArray(), before.dataCoding(), centre));
        }
        if (expected <= total()) {
            runs.add(new Letters(GAP, true));
        }
        return new Letters(
                runs.stream().map(Letters::text).collect(Collectors.joining()),
                runs.stream().allMatch(Letters::faithful));
    }

    String transcript() {
        return pieces.stream().map(Piece::transcript).collect(Collectors.joining("\n"));
    }
}
