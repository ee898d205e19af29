// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
final class Command {
    private Command() {}

    /**
     * @return what it printed
     * @throws IllegalStateException with what it printed, when it fails or takes too long
     */
    static String run(Duration limit, Map<String, String> environment, List<String> line) {
        try {
            // a file: the program may leave a child behind that keeps a pipe open
            Path output = Files.createTempFile("madoguchi-command", ".log");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(line)
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                String printed = Files.readString(output, StandardCharsets.UTF_8);
                if (!ended) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            line + " took longer than " + limit + ":\n" + printed);
                }
                if (process.exitValue() != 0) {
                    throw new IllegalStateException(line + " failed:\n" + printed);
                }
                return printed;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
