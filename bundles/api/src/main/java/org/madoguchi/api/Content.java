// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that can be read more than once: the body of an attachment, a raw message. Implementations
 * are immutable and safe for use by several threads; a file behind one must stay until its reader
 * is done.
 */
public interface Content {
    /** A new stream from the first byte; the caller closes it. */
    InputStream open() throws IOException;

    /** Length in bytes. */
    long size();

    /** Everything in memory: only for what is known to be small. */
    default byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Content of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return new Content() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(copy);
            }

            @Override
            public long size() {
                return copy.length;
            }
        };
    }

    static Content ofUtf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The file as it is now; it must not change or vanish while the content is in use. */
    static Content of(Path file) throws IOException {
        long size = Files.size(file);
        return new Content() {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public long size() {
                return size;
            }
        };
    }
}
