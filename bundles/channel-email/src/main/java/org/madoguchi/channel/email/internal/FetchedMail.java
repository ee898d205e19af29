// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A mail on its way from the server to the desk: the body of the route's exchange.
 *
 * @param bytes the whole mail, or only its headers when it is too large to be taken
 * @param file the whole mail, when it is not in memory
 */
record FetchedMail(Waiting waiting, byte[] bytes, Optional<Path> file, boolean headersOnly)
        implements AutoCloseable {
    static FetchedMail inMemory(Waiting waiting, byte[] bytes) {
        return new FetchedMail(waiting, bytes, Optional.empty(), false);
    }

    static FetchedMail inFile(Waiting waiting, Path file) {
        return new FetchedMail(waiting, new byte[0], Optional.of(file), false);
    }

    static FetchedMail headers(Waiting waiting, byte[] head) {
        return new FetchedMail(waiting, head, Optional.empty(), true);
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}
