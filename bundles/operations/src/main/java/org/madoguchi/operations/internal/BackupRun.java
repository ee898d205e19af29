// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.backup.BackupFile;
import org.madoguchi.api.storage.DatabaseCopies;

/**
 * Makes one backup. The database comes first: a file that a row names is on the disk before the
 * row, and is never changed, so the files that are there afterwards are all that the copy names.
 */
final class BackupRun {
    /** What other writers may need meanwhile. */
    static final long RESERVE = 64L << 20;

    private final DatabaseCopies database;
    private final BackupContents contents;
    private final String version;
    private final ToLongFunction<Path> room;

    /**
     * @param room bytes that can still be written where this folder is
     */
    BackupRun(
            DatabaseCopies database,
            BackupContents contents,
            String version,
            ToLongFunction<Path> room) {
        this.database = database;
        this.contents = contents;
        this.version = version;
        this.room = room;
    }

    /**
     * @throws RejectedException in words for whoever runs the product; nothing is left behind
     */
    BackupFile into(BackupFolder folder, Instant begun) {
        try {
            Files.createDirectories(folder.path());
            folder.sweep(begun);
            checkRoom(folder.path());
            Path workplace = folder.newWorkplace();
            try {
                return make(workplace, folder.file(begun), begun.truncatedTo(ChronoUnit.SECONDS));
            } finally {
                BackupFolder.delete(workplace);
            }
        } catch (IOException e) {
            throw rejected("backup.unwritten", folder.path(), e);
        }
    }

    /** The database once as a copy and, as the files, once in the archive. */
    private void checkRoom(Path folder) throws IOException {
        long needed = RESERVE + 2 * database.size();
        for (Path file : contents.files().values()) {
            needed += file.toFile().length();
        }
        long free = room.applyAsLong(folder);
        if (free < needed) {
            throw rejected("backup.room", folder, needed >> 20, free >> 20);
        }
    }

    private BackupFile make(Path workplace, Path target, Instant time) throws IOException {
        Path copy = Files.createDirectory(workplace.resolve("database"));
        database.copyInto(copy);
        Path archive = workplace.resolve("archive");
        BackupManifest written;
        try (BackupArchive making = new BackupArchive(archive, time)) {
            addDatabase(making, workplace, copy);
            addFiles(making, workplace.resolve("snapshot"));
            written = making.addManifest(version, database.kind(), time);
        }
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
        try (FileChannel disk = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            disk.force(true);
        }
        BackupManifest read = BackupArchive.verify(archive);
        if (!read.equals(written)) {
            throw new IOException("what was read again is not what was written");
        }
        if (Files.exists(target)) {
            throw new IOException(target.getFileName() + " is there already");
        }
        Files.move(archive, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            names.force(true);
        }
        return new BackupFile(target, Files.size(target), read.entries().size());
    }

    private static void addDatabase(BackupArchive making, Path workplace, Path copy)
            throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                making.add(workplace.relativize(file).toString(), file);
            }
        }
    }

    private void addFiles(BackupArchive making, Path snapshot) throws IOException {
        SortedMap<String, Path> files = contents.files();
        for (Map.Entry<String, Path> each : files.entrySet()) {
            try {
                if (BackupContents.isSettled(each.getKey())) {
                    making.add(each.getKey(), each.getValue());
                } else {
                    Files.copy(each.getValue(), snapshot, StandardCopyOption.REPLACE_EXISTING);
                    making.add(each.getKey(), snapshot);
                }
            } catch (NoSuchFileException e) {
                // taken back or erased meanwhile: nobody is to have it
                continue;
            }
        }
    }

    private static RejectedException rejected(String key, Object... values) {
        return new RejectedException(LocalizedText.from(BackupRun.class, key, values));
    }
}
