// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.time.Instant;
import java.util.List;

/**
 * What is remembered of a message that the desk has taken.
 *
 * @param id of the message
 * @param at when it was taken
 * @param hashes of its pieces
 */
record Note(String id, Instant at, List<String> hashes) {
    Note {
        hashes = List.copyOf(hashes);
    }

    String text() {
        return id + "\n" + at + "\n" + String.join("\n", hashes) + "\n";
    }

    static Note parse(String text) {
        List<String> lines = text.lines().toList();
        return new Note(lines.get(0), Instant.parse(lines.get(1)), lines.subList(2, lines.size()));
    }
}
