// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The header fields of a mail or a part, as they stand there: one character a byte, folds kept.
 * What is too long is cut, so that hostile mail stays small in memory.
 */
final class MailHeaders {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_VALUE = 64 * 1024;

    private final Map<String, List<String>> values = new HashMap<>();
    private int bytes;
    private String name = "";
    private final StringBuilder value = new StringBuilder();

    /** Reads a header section that lies in memory; ends at its blank line. */
    static MailHeaders parse(byte[] head) {
        try {
            return MimeTree.headers(new MailInMemory(head).lines());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** The first field of this name, empty when there is none. */
    String first(String fieldName) {
        return all(fieldName).stream().findFirst().orElse("");
    }

    List<String> all(String fieldName) {
        return values.getOrDefault(fieldName.toLowerCase(Locale.ROOT), List.of());
    }

    boolean has(String fieldName) {
        return !first(fieldName).isBlank();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Adds one line; the reader has seen that it is the begin of a field or goes on with one. */
    void add(String line) {
        if (line.startsWith(" ") || line.startsWith("\t")) {
            append("\n" + line);
            return;
        }
        end();
        int colon = line.indexOf(':');
        name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        append(line.substring(colon + 1).strip());
    }

    /** To be called after the last line. */
    void end() {
        if (!name.isEmpty()) {
            values.computeIfAbsent(name, none -> new ArrayList<>(1)).add(value.toString());
        }
        name = "";
        value.setLength(0);
    }

    private void append(String text) {
        int room = Math.min(MAX_VALUE - value.length(), MAX_BYTES - bytes);
        int count = Math.max(0, Math.min(room, text.length()));
        value.append(text, 0, count);
        bytes += count + name.length();
    }
}
