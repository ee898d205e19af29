// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.alarm.Alarm;
import org.madoguchi.api.alarm.Alarms;
import org.madoguchi.api.audit.AuditChain;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Notices;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.web.RequestListener;
import org.madoguchi.web.Zone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every minute whether something is wrong with the product, shows it on the channels' page
 * and tells the administrators by mail (FJ-220, FJ-222). The audit trail is computed anew once a
 * day.
 */
@Component(
        service = {Alarms.class, RequestListener.class},
        configurationPid = "org.madoguchi.operations")
public final class AlarmWatch implements Alarms, RequestListener {
    private static final Logger log = LoggerFactory.getLogger(AlarmWatch.class);

    private static final Duration ERRORS_WITHIN = Duration.ofMinutes(10);
    private static final Duration LOCKOUTS_WITHIN = Duration.ofHours(1);
    private static final Duration AUDIT_STEP = Duration.ofHours(24);

    /** A start has other things to do. */
    private static final Duration FIRST_AUDIT = Duration.ofHours(1);

    private static final long FIRST_LOOK_SECONDS = 10;
    private static final long STEP_SECONDS = 60;

    private static final Actor WATCH = Actor.system("alarms");

    private final AlarmSettings settings;
    private final City city;
    private final Clock clock;
    private final AlarmBook book = new AlarmBook();
    private final AtomicLong errors = new AtomicLong();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "madoguchi-alarms");
                        thread.setDaemon(true);
                        return thread;
                    });

    private Instant errorsSince;
    private long lastErrors;
    private Instant nextAudit;
    private boolean auditBroken;
    private volatile List<Alarm> current = List.of();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Channels channels;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Notices notices;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile AuditChain chain;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile AuditTrail trail;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile BackupWatch backups;

    @Activate
    public AlarmWatch(@Reference City city, OperationsConfig config) {
        this.settings = settings(config);
        this.city = city;
        this.clock = Clock.systemUTC();
        this.errorsSince = clock.instant();
        this.nextAudit = clock.instant().plus(FIRST_AUDIT);
        worker.scheduleWithFixedDelay(
                this::lookSafely, FIRST_LOOK_SECONDS, STEP_SECONDS, TimeUnit.SECONDS);
    }

    private static AlarmSettings settings(OperationsConfig config) {
        try {
            return AlarmSettings.from(config);
        } catch (IllegalArgumentException e) {
            log.error("{}", e.getMessage());
            throw e;
        }
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }

    @Override
    public List<Alarm> current() {
        return current;
    }

    @Override
    public void finished(Zone zone, int status, boolean page, Duration took) {
        if (status >= 500) {
            errors.incrementAndGet();
        }
    }

    /** One look that fails must not end the looking. */
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            log.error("the look for troubles failed", e);
        }
    }

    private void look() {
        Instant now = clock.instant();
        Inspection inspection = new Inspection(settings, now);
        File data = new File(System.getProperty("karaf.data", "."));
        inspection.disk(data.getUsableSpace(), data.getTotalSpace());
        countErrors(now);
        inspection.errors(Math.max(errors.get(), lastErrors));
        Optional.ofNullable(backups).flatMap(BackupWatch::standing).ifPresent(inspection::backup);
        Channels registered = channels;
        try {
            if (registered != null) {
                inspection.channels(registered.list());
            }
            inspection.lockouts(lockouts(now));
            verifyAudit(now);
        } catch (StorageException e) {
            inspection.databaseDown();
        }
        if (auditBroken) {
            inspection.auditBroken();
        }
        book.look(inspection.found(), now);
        current = book.current();
        tell(now);
    }

    private void countErrors(Instant now) {
        if (!now.isBefore(errorsSince.plus(ERRORS_WITHIN))) {
            lastErrors = errors.getAndSet(0);
            errorsSince = now;
        }
    }

    private long lockouts(Instant now) {
        AuditTrail records = trail;
        return records == null
                ? 0
                : lockouts(records, "user.locked", now)
                        + lockouts(records, "user.origin-stopped", now);
    }

    private static long lockouts(AuditTrail records, String action, Instant now) {
        return records.list(
                        WATCH,
                        new AuditQuery(
                                Optional.empty(),
                                Optional.of(action),
                                Optional.empty(),
                                Optional.of(now.minus(LOCKOUTS_WITHIN)),
                                Optional.empty()),
                        PageRequest.first(1))
                .total();
    }

    private void verifyAudit(Instant now) {
        AuditChain checked = chain;
        if (checked != null && !now.isBefore(nextAudit)) {
            nextAudit = now.plus(AUDIT_STEP);
            auditBroken = checked.verify(WATCH, List.of()).fault().isPresent();
        }
    }

    private void tell(Instant now) {
        List<Alarm> due = book.due();
        if (due.isEmpty()) {
            return;
        }
        // what is wrong is in the log, too, once an hour; who cannot be reached by mail finds it
        due.forEach(alarm -> log.warn("alarm: {}", alarm.text().en()));
        book.told(due, now);
        Notices mail = notices;
        if (!settings.mail().isEmpty()
                && (mail == null || !AlarmMail.send(mail, city, settings.mail(), due))) {
            log.warn("nobody could be told of it by mail");
        }
    }
}
