// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.madoguchi.api.channel.InboundMessage;

/**
 * A FAX as the desk takes it; its files are there until it is closed.
 *
 * @param folder holds the files made of it and nothing else
 */
record ReadFax(InboundMessage message, Path folder) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        delete(folder);
    }

    static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
