// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.csv;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a CSV file one after the other (RFC 4180, and what Excel makes of it: any line end, line
 * ends within quotes, quotes in the middle of a cell that was not quoted). Never holds more than a
 * row, and no row longer than its limits. For one thread.
 */
public final class CsvReader implements AutoCloseable {
    /** Of a row. */
    public static final int CELLS = 100;

    /** An answer as it may be sent is shorter; a quote that is never closed is not. */
    public static final int ROW = 1_000_000;

    private final PushbackReader in;
    private final char separator;
    private long line = 1;
    private boolean ended;

    /**
     * @param line on which the row begins, from 1
     * @param fault key of what is wrong with its form: {@code csv.open} for a quote that is never
     *     closed, {@code csv.after} for text behind one, {@code csv.cells} and {@code csv.long} for
     *     too much of it; empty when nothing is
     */
    public record CsvRow(long line, List<String> cells, String fault) {
        public CsvRow {
            cells = List.copyOf(cells);
        }

        /** Nothing is in it. */
        public boolean blank() {
            return fault.isEmpty() && cells.stream().allMatch(String::isBlank);
        }
    }

    public CsvReader(Reader in, char separator) {
        this.in = new PushbackReader(in);
        this.separator = separator;
    }

    /** The one that the heading has most of. */
    public static char separator(String heading) {
        char best = ',';
        for (char candidate : new char[] {'\t', ';'}) {
            if (count(heading, candidate) > count(heading, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char one) {
        return text.chars().filter(c -> c == one).count();
    }

    /**
     * Empty at the end of the file, and after a row that is too long: nobody knows where the next
     * one begins.
     */
    public Optional<CsvRow> next() throws IOException {
        int first = ended ? -1 : in.read();
        if (first < 0) {
            return Optional.empty();
        }
        in.unread(first);
        long begin = line;
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        int length = 0;
        boolean quoted = false;
        boolean closed = false;
        String fault = "";
        while (true) {
            int c = in.read();
            if (++length > ROW) {
                ended = true;
                return Optional.of(new CsvRow(begin, cells, quoted ? "csv.open" : "csv.long"));
            }
            if (quoted) {
                if (c < 0) {
                    return Optional.of(new CsvRow(begin, cells, "csv.open"));
                }
                if (c != '"') {
                    c = c == '\r' ? lineEnd() : c;
                    line += c == '\n' ? 1 : 0;
                    cell.append((char) c);
                } else if (follows('"')) {
                    cell.append('"');
                } else {
                    quoted = false;
                    closed = true;
                }
            } else if (c == separator || c == '\n' || c == '\r' || c < 0) {
                if (cells.size() < CELLS) {
                    cells.add(cell.toString());
                } else {
                    fault = "csv.cells";
                }
                cell.setLength(0);
                closed = false;
                if (c != separator) {
                    if (c == '\r') {
                        lineEnd();
                    }
                    line++;
                    return Optional.of(new CsvRow(begin, cells, fault));
                }
            } else if (c == '"' && cell.isEmpty() && !closed) {
                quoted = true;
            } else if (closed) {
                fault = "csv.after";
            } else {
                cell.append((char) c);
            }
        }
    }

    private int lineEnd() throws IOException {
        follows('\n');
        return '\n';
    }

    private boolean follows(char expected) throws IOException {
        int c = in.read();
        if (c == expected) {
            return true;
        }
        if (c >= 0) {
            in.unread(c);
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
