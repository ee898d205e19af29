// SPDX-License-Identifier: Apache-2.0
package jp.example.channel.folder.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.madoguchi.api.channel.OutboundMessage;

/** Writes messages for the other system. A file has its name only when it is whole and on disk. */
final class OutgoingFiles {
    private final Path folder;
    private final String program;

    /**
     * @param program name and version of what writes
     */
    OutgoingFiles(Path folder, String program) {
        this.folder = folder;
        this.program = program;
    }

    /**
     * The name comes from the message's id: the same message written again is the same file.
     *
     * @return what an answer refers to
     */
    String write(OutboundMessage message) throws IOException {
        String reference = reference(message);
        Path hidden = folder.resolve("." + reference + ".tmp");
        try {
            writeToDisk(hidden, content(message, reference));
            Files.move(
                    hidden,
                    file(message),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(hidden);
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
        return reference;
    }

    /** Whether it was written and the other system has not taken it yet. */
    boolean has(OutboundMessage message) {
        return Files.exists(file(message));
    }

    /** Names the message for good. */
    static String reference(OutboundMessage message) {
        return message.channel() + "-" + message.id();
    }

    private Path file(OutboundMessage message) {
        return folder.resolve(reference(message) + ".txt");
    }

    private static void writeToDisk(Path file, String content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private String content(OutboundMessage message, String reference) {
        StringBuilder file = new StringBuilder();
        header(file, "Message-Id", reference);
        header(file, "To", message.to().address().value());
        header(file, "Name", message.to().name());
        header(file, "Subject", message.subject());
        header(file, "In-Reply-To", message.inReplyTo());
        header(file, "Case", message.caseId().toString());
        header(file, "Case-Token", message.caseToken());
        header(file, "Automatic", message.automatic() ? "yes" : "no");
        header(file, "Program", program);
        return file.append('\n').append(message.text()).toString();
    }

    private static void header(StringBuilder file, String name, String value) {
        if (!value.isEmpty()) {
            file.append(name).append(": ").append(value.replaceAll("\\p{Cc}+", " ")).append('\n');
        }
    }
}
