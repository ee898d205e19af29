// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Checked configuration; see {@link OperationsConfig} for the meaning.
 *
 * @param folder empty when none is made by itself
 */
record BackupSettings(Optional<Path> folder, LocalTime at, int keep) {
    private static final int MOST = 3650;

    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    static BackupSettings from(OperationsConfig config) {
        return new BackupSettings(folder(config.backup_folder().strip()), at(config), keep(config));
    }

    private static Optional<Path> folder(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return Optional.of(path);
            }
        } catch (InvalidPathException e) {
            throw wrong("backup.folder", "a folder that begins with /", e);
        }
        throw wrong("backup.folder", "a folder that begins with /", null);
    }

    private static LocalTime at(OperationsConfig config) {
        try {
            return LocalTime.parse(config.backup_at().strip());
        } catch (DateTimeParseException e) {
            throw wrong("backup.at", "a time of day such as 02:00", e);
        }
    }

    private static int keep(OperationsConfig config) {
        String remedy = "a number from 1 to " + MOST;
        int number;
        try {
            number = config.backup_keep();
        } catch (RuntimeException e) {
            // the container throws when the file's text is no number
            throw wrong("backup.keep", remedy, e);
        }
        if (number < 1 || number > MOST) {
            throw wrong("backup.keep", remedy, null);
        }
        return number;
    }

    private static IllegalArgumentException wrong(String key, String remedy, Exception cause) {
        return new IllegalArgumentException(
                "etc/org.madoguchi.operations.cfg: write " + remedy + " for " + key, cause);
    }
}
