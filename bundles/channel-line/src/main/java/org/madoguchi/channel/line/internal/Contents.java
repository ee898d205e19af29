// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;

/**
 * Pictures, films, recordings and files: LINE tells of them first, and they are fetched by
 * themselves, each into a file of its own. Safe for use by several threads.
 */
final class Contents {
    private final LineApi api;
    private final LineSettings settings;
    private final Path folder;

    /**
     * @param folder of its own, for files of a moment: what is in it is deleted
     */
    Contents(LineApi api, LineSettings settings, Path folder) throws IOException {
        this.api = api;
        this.settings = settings;
        this.folder = folder;
        Files.createDirectories(folder);
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * How fetching ended: with a file, for good without one, or neither yet.
     *
     * @param file of the content; the caller closes this when it has been read
     * @param problem why it will never be had, for the operator
     */
    record Fetched(Optional<Path> file, String mediaType, Optional<LocalizedText> problem)
            implements AutoCloseable {
        static Fetched without(LocalizedText problem) {
            return new Fetched(Optional.empty(), "", Optional.of(problem));
        }

        static Fetched notYet() {
            return new Fetched(Optional.empty(), "", Optional.empty());
        }

        boolean isOver() {
            return file.isPresent() || problem.isPresent();
        }

        @Override
        public void close() throws IOException {
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        }
    }

    Fetched fetch(String message, Duration patience) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "content", "");
        boolean kept = false;
        try {
            Fetched fetched = fetch(message, file, patience);
            kept = fetched.file().isPresent();
            return fetched;
        } finally {
            if (!kept) {
                Files.delete(file);
            }
        }
    }

    private Fetched fetch(String message, Path file, Duration patience) throws IOException {
        LineApi.Fetched answer;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            answer = api.content(message, out, patience);
        } catch (LimitedBody.TooLarge e) {
            return Fetched.without(tooLarge());
        } catch (LineApi.Unreachable e) {
            return Fetched.notYet();
        }
        return switch (answer.status()) {
            case 200 -> new Fetched(Optional.of(file), type(answer.mediaType()), Optional.empty());
            // LINE keeps content for a while only, and not what was taken back
            case 400, 404, 410 -> Fetched.without(Texts.text("problem.content-gone"));
            default -> Fetched.notYet(); // 202: LINE is still preparing it
        };
    }

    LocalizedText tooLarge() {
        return Texts.text("problem.content-too-large", settings.contentBytes() / (1024 * 1024));
    }

    private static String type(String header) {
        return header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }
}
