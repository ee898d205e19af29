// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.backup.BackupFile;
import org.madoguchi.api.backup.Backups;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.storage.DatabaseCopies;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes backups when somebody says so and every night, and knows how old the newest is. */
@Component(
        service = {Backups.class, BackupWatch.class},
        immediate = true,
        configurationPid = "org.madoguchi.operations")
public final class BackupKeeper implements Backups, BackupWatch {
    private static final Logger log = LoggerFactory.getLogger(BackupKeeper.class);

    /** A start has other things to do. */
    private static final long FIRST_LOOK_SECONDS = 60;

    private static final long STEP_SECONDS = 60;

    private static final Actor NIGHT = Actor.system("backup");

    private final BackupSettings settings;
    private final City city;
    private final AuditTrail audit;
    private final BackupRun run;
    private final Path usual;
    private final Clock clock;
    private final Instant since;

    /** One after the other. */
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "madoguchi-backup");
                        thread.setDaemon(true);
                        return thread;
                    });

    private Optional<Instant> tried = Optional.empty();
    private volatile Optional<LocalizedText> failure = Optional.empty();

    @Activate
    public BackupKeeper(
            @Reference City city,
            @Reference AuditTrail audit,
            @Reference DatabaseCopies database,
            BundleContext context,
            OperationsConfig config) {
        this(
                settings(config),
                city,
                audit,
                new BackupRun(
                        database,
                        new BackupContents(Path.of(System.getProperty("karaf.base"))),
                        context.getBundle().getVersion().toString(),
                        folder -> folder.toFile().getUsableSpace()),
                Path.of(System.getProperty("karaf.base"), "backup"),
                Clock.systemUTC());
        worker.scheduleWithFixedDelay(
                this::lookSafely, FIRST_LOOK_SECONDS, STEP_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * @param usual where backups go when no settings say where
     */
    BackupKeeper(
            BackupSettings settings,
            City city,
            AuditTrail audit,
            BackupRun run,
            Path usual,
            Clock clock) {
        this.settings = settings;
        this.city = city;
        this.audit = audit;
        this.run = run;
        this.usual = usual;
        this.clock = clock;
        this.since = clock.instant();
    }

    private static BackupSettings settings(OperationsConfig config) {
        try {
            return BackupSettings.from(config);
        } catch (IllegalArgumentException e) {
            log.error("{}", e.getMessage());
            throw e;
        }
    }

    /** Without an interrupt, which Derby would take for the end of the world. */
    @Deactivate
    void close() {
        worker.shutdown();
    }

    @Override
    public BackupFile make(Actor actor, Optional<Path> folder) {
        // whoever has the file has everything
        actor.require(Permission.USER_MANAGE);
        actor.require(Permission.AUDIT_READ);
        Path to = folder.or(settings::folder).orElse(usual).toAbsolutePath().normalize();
        try {
            return worker.submit(() -> made(actor, at(to))).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the backup goes on without whoever wanted it", e);
        }
    }

    private BackupFolder at(Path path) {
        return new BackupFolder(path, city.zone());
    }

    private BackupFile made(Actor actor, BackupFolder folder) {
        try {
            BackupFile file = run.into(folder, clock.instant());
            log.info("backup {} made: {} bytes", file.path(), file.size());
            audit.recordCommitted(
                    actor,
                    "backup.create",
                    subject(file.path()),
                    file.entries() + " files, " + file.size() + " bytes, in " + folder.path());
            return file;
        } catch (RejectedException e) {
            log.error("no backup in {}: {}", folder.path(), e.reason().en());
            audit.recordCommitted(actor, "backup.fail", "backup", e.reason().en());
            throw e;
        }
    }

    private static String subject(Path file) {
        return "backup " + file.getFileName();
    }

    /** One night that fails must not end all others. */
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    void lookSafely() {
        try {
            look();
        } catch (RejectedException e) {
            failure = Optional.of(e.reason());
        } catch (RuntimeException | IOException e) {
            log.error("the nightly backup failed", e);
            failure = Optional.of(LocalizedText.from(BackupKeeper.class, "backup.failed-inside"));
        }
    }

    /** Makes one when it is due; old ones go when the new one is there and good. */
    void look() throws IOException {
        if (settings.folder().isEmpty()) {
            return;
        }
        BackupFolder folder = at(settings.folder().get());
        Instant now = clock.instant();
        NightlyBackup nightly = new NightlyBackup(settings.at(), city.zone());
        if (nightly.isDue(folder.newest(), tried, now)) {
            tried = Optional.of(now);
            made(NIGHT, folder);
            folder.keep(settings.keep());
            failure = Optional.empty();
        }
    }

    @Override
    public Optional<BackupStanding> standing() {
        return settings.folder().map(this::standing);
    }

    private BackupStanding standing(Path path) {
        Optional<Instant> newest = Optional.empty();
        if (Files.isDirectory(path)) {
            try {
                newest = at(path).newest();
            } catch (IOException e) {
                log.debug("the backups cannot be seen, so there are none", e);
            }
        }
        return new BackupStanding(
                newest, NightlyBackup.isOverdue(newest, since, clock.instant()), failure);
    }
}
