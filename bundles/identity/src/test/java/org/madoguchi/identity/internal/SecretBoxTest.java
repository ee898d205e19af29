// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
    private static final byte[] SECRET = "二段階".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;

    @Test
    void whatWasSealedShouldBeOpenedForTheSameAccountOnly() {
        SecretBox box = new SecretBox(new byte[SecretBox.KEY_BYTES]);
        String sealed = box.seal(SECRET, 7);
        assertThat(box.open(sealed, 7)).hasValue(SECRET);
        assertThat(box.open(sealed, 8)).isEmpty();
        assertThat(box.seal(SECRET, 7)).as("a nonce of its own").isNotEqualTo(sealed);
    }

    @Test
    void anotherKeyOrAChangedTextShouldOpenNothing() {
        SecretBox box = new SecretBox(new byte[SecretBox.KEY_BYTES]);
        String sealed = box.seal(SECRET, 7);
        byte[] other = new byte[SecretBox.KEY_BYTES];
        other[0] = 1;
        assertThat(new SecretBox(other).open(sealed, 7)).isEmpty();
        byte[] changed = Base64.getDecoder().decode(sealed.substring(3));
        changed[changed.length - 1] ^= 1;
        assertThat(box.open("v1:" + Base64.getEncoder().encodeToString(changed), 7)).isEmpty();
        assertThat(box.open("plain", 7)).isEmpty();
    }

    @Test
    void theKeyShouldBeMadeOnceAndBeReadableByItsOwnerOnly() throws Exception {
        Path file = folder.resolve("data/second-factor.key");
        String sealed = SecretBox.with(Optional.empty(), file).seal(SECRET, 7);
        assertThat(SecretBox.with(Optional.empty(), file).open(sealed, 7)).hasValue(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenKeyFileShouldNotBeReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("second-factor.key"), "short");
        assertThatThrownBy(() -> SecretBox.with(Optional.empty(), file))
                .hasMessageContaining("second-factor.key");
        assertThat(file).hasContent("short");
    }
}
