// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.test.Requirement;

class BackupArchiveTest {
    private static final Instant TIME = Instant.parse("2026-11-29T17:00:00Z");
    private static final String LONG = "etc/" + "とても長い名前".repeat(11) + ".cfg";

    @TempDir Path folder;
    private Path archive;
    private BackupManifest written;

    @BeforeEach
    void write() throws IOException {
        archive = folder.resolve("archive");
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Path large = Files.write(folder.resolve("large"), noise);
        Path small = Files.writeString(folder.resolve("small"), "abc");
        Path empty = Files.createFile(folder.resolve("empty"));
        try (BackupArchive making = new BackupArchive(archive, TIME)) {
            making.add("data/blobs/1/1", large);
            making.add("etc/city.cfg", small);
            making.add(LONG, small);
            making.add("etc/empty", empty);
            written = making.addManifest("0.1.0", "derby", TIME);
        }
    }

    @Test
    @Requirement("FJ-299")
    void whatWasWrittenShouldBeReadAgain() throws IOException {
        BackupManifest read = BackupArchive.verify(archive);
        assertThat(read).isEqualTo(written);
        assertThat(read.entries())
                .extracting(BackupManifest.Entry::name)
                .containsExactly("data/blobs/1/1", "etc/city.cfg", LONG, "etc/empty");
        assertThat(read.entries().get(1))
                .isEqualTo(
                        new BackupManifest.Entry(
                                "etc/city.cfg",
                                3,
                                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @Test
    void theManifestShouldBeTextForOtherPrograms() throws IOException {
        assertThat(written.text())
                .startsWith(
                        "madoguchi-backup 1\nversion 0.1.0\ndatabase derby\ntime"
                                + " 2026-11-29T17:00:00Z\n")
                .contains(
                        "\nba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  3 "
                                + " etc/city.cfg\n");
        assertThat(BackupManifest.of(written.text())).isEqualTo(written);
        assertThatIOException().isThrownBy(() -> BackupManifest.of("something else"));
        assertThatIOException().isThrownBy(() -> BackupManifest.of("madoguchi-backup 1\nx"));
        assertThatIOException().isThrownBy(() -> BackupManifest.of(""));
    }

    @Test
    @Requirement("FJ-299")
    void aByteThatIsAnotherShouldBeNoticed() throws IOException {
        byte[] bytes = Files.readAllBytes(archive);
        for (int at = 20; at < bytes.length; at += bytes.length / 20) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            Path file = Files.write(folder.resolve("damaged"), damaged);
            assertThatIOException().as("byte " + at).isThrownBy(() -> BackupArchive.verify(file));
        }
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatIOException().isThrownBy(() -> BackupArchive.verify(cut));
    }

    @Test
    void aFileThatGrowsMeanwhileShouldNotSpoilTheOthers() throws IOException {
        try (TarWriter tar = new TarWriter(new ByteArrayOutputStream(), TIME)) {
            InputStream four = new ByteArrayInputStream("abcd".getBytes(StandardCharsets.UTF_8));
            assertThatIOException().isThrownBy(() -> tar.add("etc/a", 3, four));
        }
    }

    @Test
    void aSizeOverEightGigabytesShouldBeReadAgain() throws IOException {
        long size = 9L << 30;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TarWriter tar = new TarWriter(out, TIME);
        // the header is out before the content is missed
        assertThatIOException()
                .isThrownBy(() -> tar.add("data/large", size, InputStream.nullInputStream()));
        byte[] header = out.toByteArray();
        assertThat(header).hasSize(TarWriter.BLOCK);
        assertThat(header[TarWriter.SIZE_AT]).isEqualTo((byte) 0x80);
        TarReader reader = new TarReader(new ByteArrayInputStream(header));
        assertThat(reader.next()).contains("data/large");
        // and it is missed again
        assertThatIOException().isThrownBy(() -> reader.read(new byte[1]));
    }

    @Test
    void anotherProgramShouldReadIt() throws Exception {
        Path into = Files.createDirectory(folder.resolve("into"));
        Process tar =
                new ProcessBuilder(
                                List.of("tar", "-xzf", archive.toString(), "-C", into.toString()))
                        .inheritIO()
                        .start();
        assertThat(tar.waitFor()).isZero();
        assertThat(into.resolve(LONG)).hasContent("abc");
        assertThat(into.resolve("data/blobs/1/1")).hasSameBinaryContentAs(folder.resolve("large"));
        assertThat(into.resolve("manifest.txt")).hasContent(written.text());
        try (InputStream plain = new GZIPInputStream(Files.newInputStream(archive))) {
            assertThat(plain.readAllBytes().length % TarWriter.BLOCK).isZero();
        }
    }
}
