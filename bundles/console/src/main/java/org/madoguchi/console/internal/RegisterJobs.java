// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.contact.RegisterReport;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes registers in, one after the other, while whoever brought them does something else. */
@Component(service = RegisterJobs.class)
public final class RegisterJobs {
    private static final Logger log = LoggerFactory.getLogger(RegisterJobs.class);
    private static final Duration KEPT = Duration.ofHours(4);
    private static final int MOST = 50;

    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    work -> {
                        Thread thread = new Thread(work, "madoguchi-registers");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Clock clock;

    /** One file on its way in. */
    static final class Job {
        private final Optional<UserId> owner;
        private final Instant at;
        private final int lines;
        private final AtomicInteger done = new AtomicInteger();
        private volatile RegisterReport report;
        private volatile LocalizedText failure;

        Job(Optional<UserId> owner, Instant at, int lines) {
            this.owner = owner;
            this.at = at;
            this.lines = lines;
        }

        int lines() {
            return lines;
        }

        int done() {
            return done.get();
        }

        /** Empty while it runs, and when it has failed. */
        Optional<RegisterReport> report() {
            return Optional.ofNullable(report);
        }

        Optional<LocalizedText> failure() {
            return Optional.ofNullable(failure);
        }

        boolean isOver() {
            return report != null || failure != null;
        }
    }

    @Activate
    public RegisterJobs() {
        this(Clock.systemUTC());
    }

    RegisterJobs(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param work takes all lines in, and tells how many are done
     * @return the name under which the job is found again
     */
    synchronized String start(Actor actor, int lines, Function<IntConsumer, RegisterReport> work) {
        tidy();
        Job job = new Job(actor.user(), clock.instant(), lines);
        String name = UUID.randomUUID().toString();
        jobs.put(name, job);
        worker.execute(() -> run(job, work));
        return name;
    }

    private static void run(Job job, Function<IntConsumer, RegisterReport> work) {
        try {
            job.report = work.apply(job.done::set);
        } catch (RejectedException refused) {
            job.failure = refused.reason();
        } catch (RuntimeException e) {
            // nothing was done: it is one transaction
            log.error("a register could not be taken in", e);
            job.failure = Screens.bothLanguages("register.import.failed");
        }
    }

    /** Empty when nobody knows it any more, or it is somebody else's. */
    synchronized Optional<Job> find(Actor actor, String name) {
        return Optional.ofNullable(jobs.get(name)).filter(job -> job.owner.equals(actor.user()));
    }

    private void tidy() {
        Instant oldest = clock.instant().minus(KEPT);
        jobs.values().removeIf(job -> job.isOver() && job.at.isBefore(oldest));
        if (jobs.size() >= MOST) {
            throw new RejectedException(Screens.bothLanguages("register.import.busy"));
        }
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }
}
