// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Attachment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of inquiries that are not sent yet: a browser cannot fill in a file again, so they are kept
 * between the steps, for {@link #KEPT} and within a limit for all. A restart forgets them; the form
 * then asks for them again.
 */
final class PendingFiles implements AutoCloseable {
    static final Duration KEPT = Duration.ofHours(2);

    /** A second press of the button may still arrive after the first has done its work. */
    static final Duration KEPT_AFTER_SENDING = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.webform");

    private final Path folder;
    private final long limit;
    private final Clock clock;
    private final Map<String, Kept> kept = new HashMap<>();
    private long number;

    private record Kept(List<Attachment> files, List<Path> paths, Instant until) {
        long bytes() {
            return files.stream().mapToLong(file -> file.content().size()).sum();
        }
    }

    /**
     * @param folder of its own: what is in it is deleted
     * @param limit bytes for all inquiries together
     */
    PendingFiles(Path folder, long limit, Clock clock) throws IOException {
        this.folder = folder;
        this.limit = limit;
        this.clock = clock;
        clear();
        Files.createDirectories(folder);
    }

    synchronized List<Attachment> list(String key) throws IOException {
        expire();
        Kept found = kept.get(key);
        return found == null ? List.of() : found.files();
    }

    /**
     * Keeps the files for the inquiry instead of those it had.
     *
     * @return false when there is no room for them now; the earlier ones are kept
     */
    synchronized boolean replace(String key, List<Attachment> files) throws IOException {
        expire();
        long others =
                kept.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(key))
                        .mapToLong(entry -> entry.getValue().bytes())
                        .sum();
        long wanted = files.stream().mapToLong(file -> file.content().size()).sum();
        if (others + wanted > limit) {
            return false;
        }
        List<Path> paths = new ArrayList<>();
        List<Attachment> copies = new ArrayList<>();
        try {
            for (Attachment file : files) {
                Path path = folder.resolve(Long.toString(number++));
                paths.add(path);
                try (InputStream in = file.content().open()) {
                    Files.copy(in, path);
                }
                copies.add(new Attachment(file.fileName(), file.mediaType(), Content.of(path)));
            }
        } catch (IOException e) {
            log.error("no room for a citizen's files", e);
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
            return false;
        }
        forget(key);
        kept.put(key, new Kept(List.copyOf(copies), paths, clock.instant().plus(KEPT)));
        return true;
    }

    /** The inquiry is stored: its files are needed only for a repetition. */
    synchronized void sent(String key) {
        kept.computeIfPresent(
                key,
                (k, old) ->
                        new Kept(
                                old.files(),
                                old.paths(),
                                clock.instant().plus(KEPT_AFTER_SENDING)));
    }

    private void forget(String key) throws IOException {
        Kept old = kept.remove(key);
        if (old != null) {
            for (Path path : old.paths()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private void expire() throws IOException {
        Instant now = clock.instant();
        List<String> old =
                kept.entrySet().stream()
                        .filter(entry -> entry.getValue().until().isBefore(now))
                        .map(Map.Entry::getKey)
                        .toList();
        for (String key : old) {
            forget(key);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        kept.clear();
        clear();
    }

    private void clear() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
