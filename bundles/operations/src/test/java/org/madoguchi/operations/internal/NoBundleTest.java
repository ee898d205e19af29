// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoBundleTest {
    private final NoBundle noBundle = new NoBundle();

    @TempDir private Path deploy;

    private Path jar(String header) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(header, "x");
        Path file = deploy.resolve("channel.jar");
        try (OutputStream out = Files.newOutputStream(file)) {
            new JarOutputStream(out, manifest).close();
        }
        return file;
    }

    @Test
    void aBundleShouldBeLeftToTheContainer() throws IOException {
        assertThat(noBundle.canHandle(jar("Bundle-SymbolicName").toFile())).isFalse();
        assertThat(noBundle.canHandle(Files.writeString(deploy.resolve("a.cfg"), "x").toFile()))
                .isFalse();
    }

    @Test
    void aPlainJarShouldBeNamedAsSuch() throws IOException {
        Path plain = jar("Main-Class");
        assertThat(noBundle.canHandle(plain.toFile())).isTrue();
        assertThat(NoBundle.complaint(plain.toFile())).contains("no OSGi bundle");
    }

    @Test
    void aDamagedJarShouldBeNamedAsSuch() throws IOException {
        Path damaged = Files.writeString(deploy.resolve("half.jar"), "PK and then nothing");
        assertThat(noBundle.canHandle(damaged.toFile())).isTrue();
        assertThat(NoBundle.complaint(damaged.toFile())).contains("cannot be read");
    }
}
