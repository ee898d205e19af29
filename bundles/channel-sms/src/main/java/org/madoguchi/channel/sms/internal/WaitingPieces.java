// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pieces that are in no case yet, one file each: {@code KEY.NUMBER}, a transcript. */
final class WaitingPieces {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.sms");

    private final Path folder;
    private final Path unreadable;

    WaitingPieces(Path folder, Path unreadable) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.unreadable = unreadable;
    }

    private Path file(String key, Piece piece) {
        int number = piece.concatenation().map(Concatenation::number).orElse(1);
        return folder.resolve(key + "." + number);
    }

    boolean isThere(String key, Piece piece) {
        return Files.exists(file(key, piece));
    }

    /** Whether under this number lies another piece. */
    boolean isAnother(String key, Piece piece) throws IOException {
        return isThere(key, piece)
                && read(file(key, piece))
                        .filter(known -> known.hash().equals(piece.hash()))
                        .isEmpty();
    }

    /** On the disk when it returns. */
    void add(String key, Piece piece) throws IOException {
        write(file(key, piece), piece.transcript());
    }

    void remove(Gathering message) throws IOException {
        for (Piece piece : message.pieces()) {
            Files.deleteIfExists(file(message.key(), piece));
        }
    }

    /** What waits under this key goes on waiting under another. */
    void rename(String key, String other) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, key + ".*")) {
            for (Path file : files) {
                String number = file.getFileName().toString().substring(key.length());
                Files.move(file, folder.resolve(other + number), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Journal.force(folder);
    }

    Gathering gather(String key) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, key + ".*")) {
            for (Path file : files) {
                read(file).ifPresent(pieces::add);
            }
        }
        return new Gathering(key, pieces);
    }

    Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*.*")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                keys.add(name.substring(0, name.indexOf('.')));
            }
        }
        return keys;
    }

    int count() throws IOException {
        int count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path ignored : files) {
                count++;
            }
        }
        return count;
    }

    /** A file that cannot be read is put aside, not thrown away. */
    private Optional<Piece> read(Path file) throws IOException {
        try {
            return Optional.of(Piece.parse(Files.readString(file)));
        } catch (IllegalArgumentException | DateTimeException e) {
            Files.createDirectories(unreadable);
            Files.move(
                    file,
                    unreadable.resolve(file.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
            log.error("a waiting piece cannot be read; it lies in {}", unreadable, e);
            return Optional.empty();
        }
    }

    /** A file has its name only when it is whole and on the disk. */
    static void write(Path file, String content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName());
        try (FileChannel channel =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Journal.force(file.getParent());
    }
}
