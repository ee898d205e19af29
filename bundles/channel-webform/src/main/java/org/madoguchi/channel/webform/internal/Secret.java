// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;

/**
 * What tickets are signed with: made at the first start. Kept outside of the bundle, because a form
 * that is open while the channel is replaced must be taken afterwards.
 */
final class Secret {
    private static final int BYTES = 32;

    private Secret() {}

    static byte[] in(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) == BYTES) {
            return Files.readAllBytes(file);
        }
        Files.createDirectories(file.getParent());
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        // readable by this process's user only; a killed process must not leave half of one
        Path whole = Files.createTempFile(file.getParent(), "form", ".key");
        Files.write(whole, secret);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        return secret;
    }
}
