// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tesseract with its Japanese data, as a program of its own, with limits on time and memory. */
final class Tesseract implements TextReader {
    private static final int MOST_CHARACTERS = 100_000;

    /** Seen: 300 MB for a page in fine resolution. */
    private static final String KILOBYTES = "1500000";

    private final Optional<Path> program;

    Tesseract(Optional<Path> program) {
        this.program = program;
    }

    @Override
    public boolean isThere() {
        return program.filter(Files::isExecutable).isPresent();
    }

    @Override
    public String read(Path page, Duration limit) throws IOException {
        Path text = Files.createTempFile(page.toAbsolutePath().getParent(), "text", ".txt");
        try {
            ProcessBuilder command =
                    new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "ulimit -v " + KILOBYTES + "; exec \"$0\" \"$@\"",
                            program.orElseThrow().toString(),
                            page.toString(),
                            "-",
                            "-l",
                            "jpn",
                            "--psm",
                            "6");
            // the other cores are the desk's
            command.environment().put("OMP_THREAD_LIMIT", "1");
            command.redirectOutput(text.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
            run(command, limit);
            try (InputStream in = Files.newInputStream(text)) {
                return new String(in.readNBytes(4 * MOST_CHARACTERS), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(text);
        }
    }

    private static void run(ProcessBuilder command, Duration limit) throws IOException {
        Process process = command.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("tesseract took longer than " + limit);
            }
            if (process.exitValue() != 0) {
                throw new IOException("tesseract ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while reading", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
