// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.channel.OutboundId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which messages LINE may have got though it gave no answer, and how and when they were handed over
 * first. A push may be repeated while LINE knows its key, a reply never. Kept in a small file over
 * a sudden death; an answer is forgotten only when the next message is begun, because only then the
 * outbox has noted it.
 */
final class HandOvers {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.line");

    /** LINE knows a key for 24 hours. */
    private static final Duration REPEATABLE = Duration.ofHours(23);

    /** The outbox gives up earlier. */
    private static final Duration KEPT = Duration.ofDays(4);

    private final Path file;
    private final Clock clock;
    private final Map<Long, HandOver> unanswered = new LinkedHashMap<>();
    private final Set<Long> answered = new LinkedHashSet<>();

    enum How {
        REPLY,
        PUSH
    }

    private record HandOver(How how, Instant at) {}

    HandOvers(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        load();
    }

    /** Whether it was pushed before and LINE may have got it. */
    synchronized boolean isPushed(OutboundId message) {
        HandOver known = unanswered.get(message.value());
        return known != null && known.how() == How.PUSH;
    }

    /** Whether pushing it again reaches nobody twice, because LINE still knows its key. */
    synchronized boolean isRepeatable(OutboundId message) {
        return isPushed(message)
                && clock.instant().isBefore(unanswered.get(message.value()).at().plus(REPEATABLE));
    }

    /** On the disk when it returns. A repetition keeps the time of the first try. */
    synchronized void begin(OutboundId message, How how) throws IOException {
        answered.remove(message.value());
        unanswered.keySet().removeAll(answered);
        answered.clear();
        Instant now = clock.instant();
        unanswered.values().removeIf(old -> old.at().plus(KEPT).isBefore(now));
        if (!isPushed(message)) {
            unanswered.put(message.value(), new HandOver(how, now));
        }
        save();
    }

    /** LINE has said what became of it. */
    synchronized void answered(OutboundId message) {
        answered.add(message.value());
    }

    /** A person decides about it from now on. */
    synchronized void forget(OutboundId message) throws IOException {
        unanswered.remove(message.value());
        save();
    }

    private void save() throws IOException {
        Files.createDirectories(file.getParent());
        Path whole = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(
                whole,
                unanswered.entrySet().stream()
                        .map(
                                one ->
                                        one.getKey()
                                                + " "
                                                + one.getValue().how()
                                                + " "
                                                + one.getValue().at())
                        .collect(Collectors.joining("\n")));
        force(whole, StandardOpenOption.WRITE);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        force(file.getParent(), StandardOpenOption.READ);
    }

    /** Contents of a file, names in a folder. */
    private static void force(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    private void load() {
        try {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" ");
                unanswered.put(
                        Long.valueOf(parts[0]),
                        new HandOver(How.valueOf(parts[1]), Instant.parse(parts[2])));
            }
        } catch (NoSuchFileException e) {
            log.debug("nothing was handed over yet");
        } catch (IOException | RuntimeException e) {
            log.warn("what was being sent at the end is not known; people decide about it", e);
        }
    }
}
