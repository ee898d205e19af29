// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.storage.StorageException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts on record how settings files in {@code etc/} change (FJ-215): while the product runs, and at
 * its start what changed while it was down. Who wrote a file is known to the machine and not to us.
 */
@Component(service = ConfigurationListener.class)
public final class SettingsWatch implements ConfigurationListener {
    private static final Logger log = LoggerFactory.getLogger(SettingsWatch.class);

    private static final String FILE = "felix.fileinstall.filename";
    private static final int LONGEST_DETAIL = 3800;
    private static final long RETRY_SECONDS = 30;

    private final ConfigurationAdmin admin;
    private final AuditTrail audit;
    private final KnownSettings known;
    private final Path etc;
    private final Set<String> from;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "madoguchi-settings-watch");
                        thread.setDaemon(true);
                        return thread;
                    });

    @Activate
    public SettingsWatch(@Reference ConfigurationAdmin admin, @Reference AuditTrail audit) {
        this(
                admin,
                audit,
                new KnownSettings(
                        Path.of(System.getProperty("karaf.data"), "settings-known.properties")),
                Path.of(System.getProperty("karaf.etc")));
        worker.execute(this::look);
    }

    SettingsWatch(ConfigurationAdmin admin, AuditTrail audit, KnownSettings known, Path etc) {
        this.admin = admin;
        this.audit = audit;
        this.known = known;
        this.etc = etc;
        this.from = known.isFirst() ? present(etc) : Set.of();
    }

    /** The files of a first start, which are no change however late they are read. */
    private static Set<String> present(Path etc) {
        try (Stream<Path> files = Files.list(etc)) {
            return files.map(file -> file.getFileName().toString())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        boolean ours = isOurs(event.getPid()) || isOurs(String.valueOf(event.getFactoryPid()));
        if (ours && !worker.isShutdown()) {
            worker.execute(this::look);
        }
    }

    private static boolean isOurs(String pid) {
        return pid.startsWith("org.madoguchi.")
                || pid.startsWith("org.ops4j.datasource")
                || pid.equals("org.ops4j.pax.web")
                || pid.equals("org.ops4j.pax.logging");
    }

    /** Compares everything with what is known; files are few. */
    void look() {
        try {
            SettingValues values = known.values();
            boolean changed = known.isFirst() && known.files().isEmpty();
            for (Configuration configuration : configurations()) {
                Optional<String> name = fileName(configuration);
                if (name.isPresent()) {
                    changed |= compare(name.get(), values.kept(configuration.getProperties()));
                }
            }
            for (String name : known.files()) {
                // the file itself is asked, not the container, which may not have read it yet
                if (!Files.exists(etc.resolve(name))) {
                    record(name, "removed", List.of());
                    known.remove(name);
                    changed = true;
                }
            }
            if (changed) {
                known.save();
            }
        } catch (StorageException | IOException | UncheckedIOException e) {
            // what is not on record is not known: it is told again
            log.warn("changes of settings files are not on record yet: {}", e.getMessage());
            if (!worker.isShutdown()) {
                worker.schedule(this::look, RETRY_SECONDS, TimeUnit.SECONDS);
            }
        } catch (IllegalStateException e) {
            log.debug("the container goes down, or a configuration went meanwhile", e);
        }
    }

    private boolean compare(String name, Map<String, String> present) {
        Optional<Map<String, String>> before = known.of(name);
        if (before.filter(present::equals).isPresent()) {
            return false;
        }
        if (before.isPresent()) {
            record(name, "changed", SettingValues.changes(before.get(), present));
        } else if (!from.contains(name)) {
            record(name, "added", SettingValues.changes(Map.of(), present));
        }
        known.put(name, present);
        return true;
    }

    private void record(String name, String what, List<String> changes) {
        String detail = what + (changes.isEmpty() ? "" : ": " + String.join("; ", changes));
        audit.recordCommitted(
                Actor.system("etc"),
                "settings.change",
                "settings " + name,
                detail.substring(0, Math.min(LONGEST_DETAIL, detail.length())));
    }

    private List<Configuration> configurations() throws IOException {
        try {
            Configuration[] found = admin.listConfigurations(null);
            return found == null
                    ? List.of()
                    : List.of(found).stream()
                            .filter(
                                    each ->
                                            isOurs(each.getPid())
                                                    || isOurs(String.valueOf(each.getFactoryPid())))
                            .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What no file says is the product's own affair. */
    private static Optional<String> fileName(Configuration configuration) {
        Object file = configuration.getProperties().get(FILE);
        if (file == null) {
            return Optional.empty();
        }
        String path = file.toString();
        return Optional.of(path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> name.endsWith(".cfg"));
    }
}
