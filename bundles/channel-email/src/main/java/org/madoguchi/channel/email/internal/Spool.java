// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a mail lies while it is read: large mail must not fill the memory. */
final class Spool {
    private final Path folder;

    /**
     * Opens the folder and throws away what a crash has left there; the mail server still has it.
     */
    Spool(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> left = files.toList();
                for (Path file : left) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path newFile() throws IOException {
        // readable by this process's user only
        return Files.createTempFile(folder, "mail-", ".eml");
    }
}
