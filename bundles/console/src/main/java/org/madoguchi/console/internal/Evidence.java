// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.madoguchi.api.Content;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.storage.BlobId;

/**
 * A case as one archive: a page to read with the whole time line, every message as it came, every
 * attachment and recording, and a list of check sums that {@code sha256sum -c} understands.
 */
final class Evidence {
    private static final int LONGEST_NAME = 80;

    private final CaseDesk desk;
    private final Instant takenAt;
    private final List<Piece> files = new ArrayList<>();

    /**
     * A file of the archive.
     *
     * @param of the message that it belongs to
     */
    record Piece(String path, BlobId blob, Interaction of) {}

    /**
     * @param originalEnding what the name of a channel's originals ends in
     */
    Evidence(CaseDesk desk, Function<ChannelId, String> originalEnding, Instant takenAt) {
        this.desk = desk;
        this.takenAt = takenAt;
        int number = 0;
        for (Interaction message : CaseDesk.messages(desk.file())) {
            String place = "%03d".formatted(++number);
            message.original()
                    .ifPresent(
                            blob ->
                                    files.add(
                                            new Piece(
                                                    "messages/"
                                                            + place
                                                            + originalEnding.apply(
                                                                    message.channel()),
                                                    blob,
                                                    message)));
            int attached = 0;
            for (StoredAttachment attachment : message.attachments()) {
                files.add(
                        new Piece(
                                "files/%s-%02d-%s"
                                        .formatted(
                                                place, ++attached, harmless(attachment.fileName())),
                                attachment.blob(),
                                message));
            }
        }
    }

    /** A stranger's name as part of a path: no folders, nothing that a file system refuses. */
    private static String harmless(String name) {
        String plain = name.replaceAll("[\\p{Cc}\\p{Cs}/\\\\:*?\"<>|]", "_");
        return plain.length() <= LONGEST_NAME
                ? plain
                : plain.substring(plain.length() - LONGEST_NAME);
    }

    CaseDesk desk() {
        return desk;
    }

    Instant takenAt() {
        return takenAt;
    }

    List<Piece> files() {
        return List.copyOf(files);
    }

    List<Piece> filesOf(Interaction message) {
        return files.stream().filter(piece -> piece.of().id().equals(message.id())).toList();
    }

    /**
     * @param contents of the case; read one after the other while the archive goes out
     */
    void write(Function<BlobId, Content> contents, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        StringBuilder sums = new StringBuilder();
        add(zip, "index.html", Content.of(page()), sums);
        for (Piece piece : files) {
            add(zip, piece.path(), contents.apply(piece.blob()), sums);
        }
        add(zip, "SHA256SUMS", Content.ofUtf8(sums.toString()), new StringBuilder());
        zip.finish();
    }

    private byte[] page() {
        var view = Screens.view("evidence.jte", "evidence", this);
        return view.templates().render(view.template(), view.model());
    }

    private static void add(ZipOutputStream zip, String path, Content content, StringBuilder sums)
            throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        DigestOutputStream digested = new DigestOutputStream(zip, sha256());
        try (InputStream in = content.open()) {
            in.transferTo(digested);
        }
        zip.closeEntry();
        sums.append(HexFormat.of().formatHex(digested.getMessageDigest().digest()))
                .append("  ")
                .append(path)
                .append('\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
