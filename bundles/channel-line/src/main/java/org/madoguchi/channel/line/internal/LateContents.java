// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.channel.line.internal.Contents.Fetched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Content that LINE had not ready when it told of it: a film is prepared for minutes. The message
 * is in its case already; its content, or why it cannot be had, follows into the same case. What is
 * expected is kept in files over a restart. {@link #look} is for one thread.
 */
final class LateContents {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.line");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration GIVEN_UP = Duration.ofHours(24);

    private final Path folder;
    private final Contents contents;
    private final EventMapper mapper;
    private final Inbox inbox;
    private final Profiles profiles;
    private final Clock clock;
    private final Map<Path, Wait> waits = new HashMap<>();

    private record Wait(Duration length, Instant until) {}

    /**
     * @param folder of its own, kept over restarts
     */
    LateContents(
            Path folder,
            Contents contents,
            EventMapper mapper,
            Inbox inbox,
            Profiles profiles,
            Clock clock) {
        this.folder = folder;
        this.contents = contents;
        this.mapper = mapper;
        this.inbox = inbox;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** Remembers that the event's content is still to come; on the disk when it returns. */
    void expect(LineEvent event) throws IOException {
        Files.createDirectories(folder);
        String name = event.message().path("id").asText().replaceAll("[^A-Za-z0-9]", "_");
        Path whole = Files.createTempFile(folder, "new", ".part");
        try (FileChannel file = FileChannel.open(whole, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(event.raw()));
            file.force(true);
        }
        Files.move(whole, folder.resolve(name + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Tries what is due. */
    void look() {
        try {
            for (Path expected : expected()) {
                Wait wait = waits.get(expected);
                if (wait == null || !clock.instant().isBefore(wait.until())) {
                    tryOne(expected);
                }
            }
        } catch (IOException e) {
            log.warn("content that is still to come cannot be looked after", e);
        }
    }

    private List<Path> expected() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private void tryOne(Path expected) {
        try {
            LineEvent event = LineEvent.of(Files.readAllBytes(expected));
            try (Fetched fetched = fetch(event)) {
                if (fetched.isOver()) {
                    handIn(event, fetched);
                    Files.delete(expected);
                    waits.remove(expected);
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            log.warn("content that came late is not taken in yet", e);
        }
        waits.merge(
                expected,
                new Wait(FIRST, clock.instant().plus(FIRST)),
                (before, first) -> longer(before));
    }

    private void handIn(LineEvent event, Fetched fetched) throws IOException {
        inbox.accept(
                LineIntake.filled(
                                mapper.content(event, profiles.name(event.user()), clock.instant()),
                                event,
                                fetched)
                        .build());
    }

    private Fetched fetch(LineEvent event) throws IOException {
        Fetched fetched = contents.fetch(event.message().path("id").asText(), PATIENCE);
        Instant now = clock.instant();
        return fetched.isOver() || now.isBefore(event.at(now).plus(GIVEN_UP))
                ? fetched
                : Fetched.without(Texts.text("problem.content-never"));
    }

    private Wait longer(Wait before) {
        Duration length = before.length().multipliedBy(2);
        Duration next = length.compareTo(LONGEST) > 0 ? LONGEST : length;
        return new Wait(next, clock.instant().plus(next));
    }
}
