// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where backups lie; their names tell when they were begun. */
record BackupFolder(Path path, ZoneId zone) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);
    private static final String PREFIX = "madoguchi-";
    private static final String SUFFIX = ".tar.gz";
    private static final String UNFINISHED = ".madoguchi-backup-";
    private static final Pattern COMPLETE = Pattern.compile("madoguchi-\\d{8}-\\d{6}\\.tar\\.gz");

    /** Whoever still works writes more often. */
    private static final Duration ABANDONED = Duration.ofHours(6);

    /** Whether this is a backup, or what one is made of. */
    static boolean isOurs(Path path) {
        String name = path.getFileName().toString();
        return COMPLETE.matcher(name).matches() || name.startsWith(UNFINISHED);
    }

    Path file(Instant begun) {
        return path.resolve(PREFIX + TIME.format(begun.atZone(zone)) + SUFFIX);
    }

    /** A place to work in, on the same disk, which nobody else can read. */
    Path newWorkplace() throws IOException {
        return Files.createTempDirectory(path, UNFINISHED);
    }

    /** Oldest first; none when the folder is not there. */
    List<Path> complete() throws IOException {
        return named(name -> COMPLETE.matcher(name).matches());
    }

    /** When the newest one was begun. */
    Optional<Instant> newest() throws IOException {
        List<Path> all = complete();
        return all.isEmpty() ? Optional.empty() : time(all.get(all.size() - 1));
    }

    /** Takes away the oldest, so that this many are left. */
    void keep(int count) throws IOException {
        List<Path> all = complete();
        for (Path old : all.subList(0, Math.max(0, all.size() - count))) {
            Files.delete(old);
        }
    }

    /** Takes away what a sudden end has left. */
    void sweep(Instant now) throws IOException {
        for (Path left : named(name -> name.startsWith(UNFINISHED))) {
            if (lastTouched(left).isBefore(now.minus(ABANDONED))) {
                delete(left);
            }
        }
    }

    private static Instant lastTouched(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.map(each -> each.toFile().lastModified())
                    .max(Comparator.naturalOrder())
                    .map(Instant::ofEpochMilli)
                    .orElse(Instant.EPOCH);
        }
    }

    /** With everything in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private List<Path> named(Predicate<String> wanted) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> wanted.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private Optional<Instant> time(Path file) {
        String name = file.getFileName().toString();
        String digits = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
        try {
            return Optional.of(LocalDateTime.parse(digits, TIME).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the 99th of the 99th month
        }
    }
}
