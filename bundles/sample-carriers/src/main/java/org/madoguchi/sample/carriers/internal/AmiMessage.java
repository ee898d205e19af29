// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message of Asterisk's manager interface, action, answer or event: lines {@code Key: value}, and
 * an empty one. Keys may repeat and are the same in upper and lower case. Immutable.
 */
record AmiMessage(List<Line> lines) {
    private static final int MOST_LINES = 200;
    private static final int LONGEST_LINE = 8_192;

    record Line(String key, String value) {}

    AmiMessage {
        lines = List.copyOf(lines);
    }

    static AmiMessage event(String name) {
        return new AmiMessage(List.of()).with("Event", name);
    }

    static AmiMessage success() {
        return new AmiMessage(List.of()).with("Response", "Success");
    }

    static AmiMessage error(String why) {
        return new AmiMessage(List.of()).with("Response", "Error").with("Message", why);
    }

    AmiMessage with(String key, Object value) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(key, String.valueOf(value)));
        return new AmiMessage(more);
    }

    /** So that the asker finds the answer to this action. */
    AmiMessage answering(AmiMessage action) {
        String id = action.get("ActionID");
        return id.isEmpty() ? this : with("ActionID", id);
    }

    /** The first value of the key, or empty. */
    String get(String key) {
        return all(key).stream().findFirst().orElse("");
    }

    List<String> all(String key) {
        return lines.stream()
                .filter(line -> line.key().equalsIgnoreCase(key))
                .map(Line::value)
                .toList();
    }

    /**
     * The next message; empty at the end of the stream.
     *
     * @throws IOException when it has too many lines or one too long
     */
    static Optional<AmiMessage> read(Reader in) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (Optional<String> next = line(in); next.isPresent(); next = line(in)) {
            String line = next.get();
            int colon = line.indexOf(':');
            if (colon > 0) {
                lines.add(new Line(line.substring(0, colon), line.substring(colon + 1).strip()));
            } else if (line.isEmpty() && !lines.isEmpty()) {
                return Optional.of(new AmiMessage(lines));
            }
            if (lines.size() > MOST_LINES) {
                throw new IOException("a message of more than " + MOST_LINES + " lines");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> line(Reader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " characters");
            }
        }
        return Optional.of(line.toString().strip());
    }

    /** As it travels: what somebody typed cannot begin a line of its own. */
    String written() {
        StringBuilder written = new StringBuilder();
        for (Line line : lines) {
            written.append(line.key())
                    .append(": ")
                    .append(line.value().replaceAll("\\p{Cntrl}", " "))
                    .append("\r\n");
        }
        return written.append("\r\n").toString();
    }
}
