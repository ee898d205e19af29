// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A script of {@code itests/} that keeps a real server for tests in a folder of its own. */
final class ServerScript {
    private final String name;
    private final Path folder;
    private final Duration limit;

    ServerScript(String name, Path folder, Duration limit) {
        this.name = name;
        this.folder = folder;
        this.limit = limit;
    }

    /** What the script tells of the running server. */
    Properties start(String... rest) {
        Properties facts = new Properties();
        try {
            facts.load(new StringReader(run("start", rest)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }

    /** What the script has printed. */
    String run(String command, String... rest) {
        List<String> line =
                new ArrayList<>(List.of(script().toString(), command, folder.toString()));
        line.addAll(List.of(rest));
        try {
            // a file: the server keeps a pipe open
            Path output = Files.createTempFile("madoguchi-server", ".log");
            try {
                Process process =
                        new ProcessBuilder(line)
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())
                                .start();
                boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                String printed = Files.readString(output);
                if (!ended || process.exitValue() != 0) {
                    process.destroyForcibly();
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

    private Path script() {
        Path start = Path.of("").toAbsolutePath();
        for (Path up = start; up != null; up = up.getParent()) {
            Path found = up.resolve("itests").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        throw new IllegalStateException("no itests/" + name + " above " + start);
    }
}
