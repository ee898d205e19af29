// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is in a backup and what it must look like. As text it is read by the launcher with {@code
 * sed} and {@code sha256sum}: four lines, and one for each file.
 */
record BackupManifest(String version, String database, Instant time, List<Entry> entries) {
    static final String NAME = "manifest.txt";

    private static final String FIRST_LINE = "madoguchi-backup 1";
    private static final int HEAD = 4;

    /**
     * @param sha256 in hexadecimal
     */
    record Entry(String name, long size, String sha256) {
        private static Entry of(String line) {
            String[] parts = line.split("  ", 3);
            return new Entry(parts[2], Long.parseLong(parts[1]), parts[0]);
        }
    }

    BackupManifest {
        entries = List.copyOf(entries);
    }

    String text() {
        return FIRST_LINE
                + "\nversion "
                + version
                + "\ndatabase "
                + database
                + "\ntime "
                + time
                + "\n"
                + entries.stream()
                        .map(each -> each.sha256() + "  " + each.size() + "  " + each.name() + "\n")
                        .collect(Collectors.joining());
    }

    /**
     * @throws IOException when it is none
     */
    static BackupManifest of(String text) throws IOException {
        List<String> lines = text.lines().toList();
        try {
            if (!lines.get(0).equals(FIRST_LINE)) {
                throw new IOException("the manifest is of another kind");
            }
            Map<String, String> head =
                    lines.subList(1, HEAD).stream()
                            .map(line -> line.split(" ", 2))
                            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            List<Entry> entries = new ArrayList<>();
            lines.subList(HEAD, lines.size()).forEach(line -> entries.add(Entry.of(line)));
            return new BackupManifest(
                    head.get("version"),
                    head.get("database"),
                    Instant.parse(head.get("time")),
                    entries);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeParseException e) {
            throw new IOException("the manifest cannot be read", e);
        }
    }
}
