// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A backup's file while it is written, and how it is read again. */
final class BackupArchive implements Closeable {
    private static final int CHUNK = 1 << 16;

    private final TarWriter tar;
    private final List<BackupManifest.Entry> entries = new ArrayList<>();

    BackupArchive(Path file, Instant time) throws IOException {
        tar =
                new TarWriter(
                        new GZIPOutputStream(
                                new BufferedOutputStream(
                                        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW),
                                        CHUNK),
                                CHUNK),
                        time);
    }

    /** The file must not change meanwhile. */
    void add(String name, Path file) throws IOException {
        long size = Files.size(file);
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            tar.add(name, size, in);
        }
        entries.add(
                new BackupManifest.Entry(name, size, HexFormat.of().formatHex(digest.digest())));
    }

    /** Comes last. */
    BackupManifest addManifest(String version, String database, Instant time) throws IOException {
        BackupManifest manifest = new BackupManifest(version, database, time, entries);
        byte[] text = manifest.text().getBytes(StandardCharsets.UTF_8);
        tar.add(BackupManifest.NAME, text.length, new ByteArrayInputStream(text));
        return manifest;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /**
     * Reads everything again.
     *
     * @throws IOException when it is not as its manifest says
     */
    static BackupManifest verify(Path file) throws IOException {
        List<BackupManifest.Entry> found = new ArrayList<>();
        try (TarReader tar =
                new TarReader(
                        new GZIPInputStream(
                                new BufferedInputStream(Files.newInputStream(file), CHUNK),
                                CHUNK))) {
            while (true) {
                String name = tar.next().orElseThrow(() -> new IOException("it has no manifest"));
                if (name.equals(BackupManifest.NAME)) {
                    return compared(tar, found);
                }
                found.add(read(name, tar));
            }
        }
    }

    private static BackupManifest compared(TarReader tar, List<BackupManifest.Entry> found)
            throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = tar.read(chunk); count >= 0; count = tar.read(chunk)) {
            text.write(chunk, 0, count);
        }
        BackupManifest manifest = BackupManifest.of(text.toString(StandardCharsets.UTF_8));
        if (!manifest.entries().equals(found) || tar.next().isPresent()) {
            throw new IOException("it is not what its manifest says");
        }
        return manifest;
    }

    private static BackupManifest.Entry read(String name, TarReader tar) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        for (int count = tar.read(chunk); count >= 0; count = tar.read(chunk)) {
            digest.update(chunk, 0, count);
            size += count;
        }
        return new BackupManifest.Entry(name, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
