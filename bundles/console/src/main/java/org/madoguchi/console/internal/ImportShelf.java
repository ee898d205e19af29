// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a checked file until its owner says that it shall be done: an hour, a few at a time. */
@Component(service = ImportShelf.class)
public final class ImportShelf {
    private static final Logger log = LoggerFactory.getLogger(ImportShelf.class);
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int MOST = 20;

    private final Map<String, Kept> shelf = new HashMap<>();
    private final Clock clock;

    /**
     * @param act what shall be done with it
     * @param owner who alone may go on with it
     */
    record Kept(Path file, String name, String act, Optional<UserId> owner, Instant at) {
        Content content() {
            try {
                return Content.of(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Activate
    public ImportShelf() {
        this(Clock.systemUTC());
    }

    ImportShelf(Clock clock) {
        this.clock = clock;
    }

    /** Returns the name under which it is found again. */
    synchronized String keep(Actor actor, Attachment upload, String act) {
        tidy();
        try (InputStream in = upload.content().open()) {
            Path file = Files.createTempFile("madoguchi-import-", ".csv");
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            String name = UUID.randomUUID().toString();
            shelf.put(name, new Kept(file, upload.fileName(), act, actor.user(), clock.instant()));
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when it is not there any more, or somebody else's. */
    synchronized Optional<Kept> find(Actor actor, String name) {
        tidy();
        return Optional.ofNullable(shelf.get(name))
                .filter(kept -> kept.owner().equals(actor.user()));
    }

    /** It is done, or not wanted. */
    synchronized void drop(String name) {
        Kept kept = shelf.remove(name);
        if (kept != null) {
            delete(kept);
        }
    }

    @Deactivate
    synchronized void clear() {
        shelf.values().forEach(ImportShelf::delete);
        shelf.clear();
    }

    private void tidy() {
        Instant oldest = clock.instant().minus(PATIENCE);
        shelf.values()
                .removeIf(
                        kept -> {
                            boolean old = kept.at().isBefore(oldest);
                            if (old) {
                                delete(kept);
                            }
                            return old;
                        });
        while (shelf.size() >= MOST) {
            Map.Entry<String, Kept> first =
                    shelf.entrySet().stream()
                            .min(Comparator.comparing(entry -> entry.getValue().at()))
                            .orElseThrow();
            delete(first.getValue());
            shelf.remove(first.getKey());
        }
    }

    private static void delete(Kept kept) {
        try {
            Files.deleteIfExists(kept.file());
        } catch (IOException e) {
            log.warn("a file of an import stays in {}", kept.file().getParent(), e);
        }
    }
}
