// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The other system: writes files for the desk and reads what the desk writes. */
final class SharedFolder {
    private static final Duration LOOK = Duration.ofMillis(5);

    private final Path in;
    private final Path out;

    /** Letters that were handed in, by subject; each has a sender of its own. */
    private final List<String> written = new ArrayList<>();

    SharedFolder(Path folder) {
        try {
            in = Files.createDirectories(folder.resolve("in"));
            out = Files.createDirectories(folder.resolve("out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name) {
        String subject = "共有 " + name;
        String letter =
                "Message-Id: id-"
                        + name
                        + "\nFrom: "
                        + sender(name)
                        + "\nSubject: "
                        + subject
                        + "\n\n消火栓が壊れています。\n";
        try {
            Path hidden = Files.writeString(in.resolve(name + ".part"), letter);
            Files.move(hidden, in.resolve(name + ".txt"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written.add(subject);
    }

    static String sender(String name) {
        return "shobo-" + name;
    }

    List<String> subjects() {
        return List.copyOf(written);
    }

    void awaitTaken(String name) {
        await("taken: " + name)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .until(() -> Files.notExists(in.resolve(name + ".txt")));
    }

    /** How many files wait for the desk. */
    int waiting() {
        return files(in).size();
    }

    void awaitWritten(String what, Predicate<String> wanted) {
        await("in out: " + what)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .until(() -> answers().stream().anyMatch(wanted));
    }

    /** Contents of all files that the desk wrote. */
    List<String> answers() {
        return files(out).stream()
                .filter(file -> !file.getFileName().toString().startsWith("."))
                .map(SharedFolder::read)
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
