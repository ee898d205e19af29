// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;

/**
 * Lines in a file that outlive any sudden death: a line that was appended is on the disk. Not safe
 * for use by several threads.
 */
final class Journal implements AutoCloseable {
    private final Path file;
    private FileChannel channel;

    /** Reads nothing yet; {@link #read} comes first. */
    Journal(Path file) {
        this.file = file;
    }

    /** What was written; the last line, when a death cut it, is left out. */
    List<String> read() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String all = Files.readString(file);
            return all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts these lines in the place of all. */
    void rewrite(Collection<String> lines) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            close();
            Files.createDirectories(file.getParent());
            try (FileChannel written = open(next)) {
                written.truncate(0);
                write(written, String.join("", lines.stream().map(line -> line + "\n").toList()));
            }
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            force(file.getParent());
            channel = open(file);
            channel.position(channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws UncheckedIOException when it is not on the disk
     */
    void append(String line) {
        try {
            if (channel == null) {
                throw new IOException("the journal is closed");
            }
            long end = channel.position();
            try {
                write(channel, line + "\n");
            } catch (IOException e) {
                // half a line would spoil the next one
                channel.truncate(end);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the names in a folder as durable as the files. */
    static void force(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** For the product's own user only: telephone numbers are in it. */
    private static FileChannel open(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
                channel = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
