// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;

/**
 * A mail of the corpus and what has to come of it, in the words of its {@code .expected} file.
 *
 * @param kind the folder
 */
record CorpusMail(String kind, String name, Path file) {
    private static final List<String> PROBLEMS =
            List.of(
                    "no-sender",
                    "charset",
                    "gaiji",
                    "structure",
                    "encoding",
                    "too-many-parts",
                    "tnef",
                    "sealed",
                    "unreadable",
                    "form-no-address");

    static List<CorpusMail> all() {
        Path corpus = Path.of("src/test/resources/corpus");
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(
                            file ->
                                    new CorpusMail(
                                            file.getParent().getFileName().toString(),
                                            file.getFileName().toString().replace(".eml", ""),
                                            file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String expected() {
        try {
            return Files.readString(file.resolveSibling(name + ".expected"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is Japanese in it besides the name of who wrote. */
    boolean isJapanese() {
        return expected()
                .substring(expected().indexOf('\n'))
                .chars()
                .anyMatch(c -> (c >= 0x3041 && c <= 0x9fff) || (c >= 0xff01 && c <= 0xff9f));
    }

    /** A message in the form of an {@code .expected} file. */
    static String told(InboundMessage message) {
        StringBuilder told = new StringBuilder();
        line(told, "name", message.sender().name());
        line(told, "address", message.sender().address().value());
        line(told, "subject", message.subject());
        line(told, "origin", message.origin().name());
        line(told, "id", message.thread().messageId());
        message.thread().references().forEach(id -> line(told, "reference", id));
        message.thread().caseTokens().forEach(token -> line(told, "token", token));
        for (Attachment file : message.attachments()) {
            line(
                    told,
                    "file",
                    "%s | %s | %d | %s"
                            .formatted(
                                    file.fileName(),
                                    file.mediaType(),
                                    file.content().size(),
                                    hash(file.content().bytes())));
        }
        for (Field field : message.fields()) {
            line(told, "field", field.label() + " = " + field.value().replace("\n", "\\n"));
        }
        message.problems().stream()
                .map(CorpusMail::key)
                .sorted()
                .forEach(key -> line(told, "problem", key));
        told.append("\n").append(message.text()).append("\n");
        return told.toString();
    }

    private static void line(StringBuilder told, String key, String value) {
        told.append(key).append(':').append(value.isEmpty() ? "" : " ").append(value).append('\n');
    }

    private static String key(LocalizedText problem) {
        return PROBLEMS.stream()
                .filter(key -> problem.equals(Texts.text("problem." + key)))
                .findFirst()
                .orElse(problem.en());
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A line for each class of mail.
     *
     * @param exact those that came out as expected
     */
    static String summary(List<CorpusMail> mails, List<CorpusMail> exact) {
        Map<String, List<CorpusMail>> kinds =
                mails.stream()
                        .collect(
                                Collectors.groupingBy(
                                        CorpusMail::kind, TreeMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        lines.add(
                "mail corpus: %d mails, %d of them Japanese, %d exact"
                        .formatted(
                                mails.size(),
                                mails.stream().filter(CorpusMail::isJapanese).count(),
                                exact.size()));
        kinds.forEach(
                (kind, all) ->
                        lines.add(
                                "  %-12s %3d mails, %3d exact"
                                        .formatted(
                                                kind,
                                                all.size(),
                                                exact.stream()
                                                        .filter(mail -> mail.kind().equals(kind))
                                                        .count())));
        return String.join(System.lineSeparator(), lines);
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
