// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
    @TempDir Path folder;

    @Test
    void theSecretShouldBeTheSameAfterARestartAndItsOwnersOnly() throws IOException {
        Path file = folder.resolve("keys/webform-main.key");
        byte[] first = Secret.in(file);

        assertThat(first).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(Secret.in(file)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatAKilledProcessLeftShouldBeMadeAnew() throws IOException {
        Path file = folder.resolve("webform-main.key");
        Files.write(file, new byte[5]);

        assertThat(Secret.in(file)).hasSize(32);
        assertThat(Files.size(file)).isEqualTo(32);
    }
}
