// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.Content;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * The text of PDF files. Whoever made the file decides what the library meets (streams that unpack
 * to many times their size, circles, endless pages), and a thread that computes cannot be stopped:
 * each file is read by a process of its own with little memory, which is ended when its time is
 * over. What it has written by then counts (docs/adr/0030). For one thread.
 */
final class PdfTexts {
    static final long MOST_BYTES = 20L * 1024 * 1024;
    static final int MOST_PAGES = 300;
    static final int MOST_LETTERS = 200_000;

    private static final Duration TIME = Duration.ofSeconds(30);
    private static final String MEMORY = "-Xmx192m";

    private final Duration time;
    private String classes = "";

    PdfTexts() {
        this(TIME);
    }

    PdfTexts(Duration time) {
        this.time = time;
    }

    /**
     * @return as far as the limits let it be read; empty for a damaged, locked or too large file,
     *     and for one of pictures alone
     * @throws IOException when it cannot be tried
     */
    String text(Content pdf) throws IOException {
        if (pdf.size() > MOST_BYTES) {
            return "";
        }
        Path from = Files.createTempFile("madoguchi-pdf", ".pdf");
        Path to = Files.createTempFile("madoguchi-pdf", ".txt");
        try {
            try (InputStream in = pdf.open()) {
                Files.copy(in, from, StandardCopyOption.REPLACE_EXISTING);
            }
            read(from, to);
            return Files.exists(to)
                    ? new String(Files.readAllBytes(to), StandardCharsets.UTF_8)
                    : "";
        } finally {
            Files.deleteIfExists(from);
            Files.deleteIfExists(to);
        }
    }

    private void read(Path from, Path to) throws IOException {
        ProcessBuilder reading =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                MEMORY,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-UsePerfData",
                                "-Djava.awt.headless=true",
                                "-cp",
                                classes(),
                                PdfReading.class.getName(),
                                Integer.toString(MOST_PAGES),
                                Integer.toString(MOST_LETTERS))
                        .redirectInput(from.toFile())
                        .redirectOutput(to.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        reading.environment().clear(); // it needs none of the desk's secrets
        Process running = reading.start();
        try {
            running.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.destroyForcibly().onExit().join();
        }
    }

    /** The program and its libraries lie in the bundle; a process needs them as files. */
    private String classes() throws IOException {
        if (classes.isEmpty()) {
            Bundle bundle = FrameworkUtil.getBundle(PdfReading.class);
            classes =
                    bundle == null
                            ? System.getProperty("java.class.path")
                            : unpacked(bundle, bundle.getBundleContext().getDataFile("pdf"));
        }
        return classes;
    }

    private static String unpacked(Bundle bundle, File folder) throws IOException {
        String program = PdfReading.class.getName().replace('.', '/') + ".class";
        List<String> path = new ArrayList<>(List.of(folder.toString()));
        copy(bundle.getEntry(program), folder.toPath().resolve(program));
        for (URL library : Collections.list(bundle.findEntries("/", "*.jar", false))) {
            Path file = folder.toPath().resolve(Path.of(library.getPath()).getFileName());
            copy(library, file);
            path.add(file.toString());
        }
        return String.join(File.pathSeparator, path);
    }

    private static void copy(URL from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (InputStream in = from.openStream()) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
