// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.knowledge.ArticleTransfer.JobId;
import org.madoguchi.api.knowledge.ArticleTransfer.Problem;
import org.madoguchi.api.knowledge.ArticleTransfer.Progress;
import org.madoguchi.api.knowledge.ArticleTransfer.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports one after the other, in the background. Safe for use by several threads. */
final class ImportJobs {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int WAITING = 10;

    private final KnowledgeStore store;
    private final Map<JobId, Job> jobs = new ConcurrentHashMap<>();
    private final ExecutorService working =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "faq-import"));

    ImportJobs(KnowledgeStore store) {
        this.store = store;
    }

    void close() throws InterruptedException {
        working.shutdown(); // what has begun is finished
        if (!working.awaitTermination(30, TimeUnit.SECONDS)) {
            LOG.warn("an import of articles goes on while its module stops");
        }
    }

    /**
     * @param after is done in any case when the job has ended
     */
    JobId start(
            Actor actor,
            int rows,
            Consumer<Progress> listener,
            Supplier<ImportRun> run,
            Runnable after) {
        Instant now = store.now();
        jobs.values().removeIf(job -> job.endedBefore(now.minus(KEPT)));
        ArticleRules.require(
                jobs.values().stream().filter(job -> job.report == null).count() < WAITING,
                "import.busy");
        JobId id = new JobId(store.unit().newId());
        Job job = new Job(id, actor.user(), rows, listener);
        jobs.put(id, job);
        working.execute(
                () -> {
                    try {
                        job.run(run);
                    } finally {
                        after.run();
                    }
                });
        return id;
    }

    /** Only whoever started it may see it. */
    Optional<Progress> progress(Actor actor, JobId id) {
        return Optional.ofNullable(jobs.get(id))
                .filter(job -> job.owner.equals(actor.user()))
                .map(Job::progress);
    }

    private final class Job {
        private final JobId id;
        private final Optional<UserId> owner;
        private final int rows;
        private final Consumer<Progress> listener;
        private int told;
        private volatile int looked;
        private volatile int written;
        private volatile Instant ended;
        private volatile Report report;

        Job(JobId id, Optional<UserId> owner, int rows, Consumer<Progress> listener) {
            this.id = id;
            this.owner = owner;
            this.rows = rows;
            this.listener = listener;
        }

        boolean endedBefore(Instant time) {
            return ended != null && ended.isBefore(time);
        }

        /** Looking at the rows takes about as long as writing them. */
        Progress progress() {
            return new Progress(id, (looked + written) / 2, rows, Optional.ofNullable(report));
        }

        /** A hundredth of the rows is as often as anybody wants to hear of it. */
        private void tellNow() {
            int done = progress().done();
            if (done - told >= Math.max(1, rows / 100)) {
                told = done;
                tell();
            }
        }

        private void tell() {
            try {
                listener.accept(progress());
            } catch (RuntimeException e) {
                LOG.warn("import {} goes on, though its progress cannot be told", id, e);
            }
        }

        void run(Supplier<ImportRun> prepared) {
            Report result;
            try {
                ImportRun run = prepared.get();
                result =
                        run.look(
                                row -> {
                                    looked = row;
                                    tellNow();
                                });
                if (result.problems().isEmpty()) {
                    result =
                            run.carryOut(
                                    row -> {
                                        written = row;
                                        tellNow();
                                    });
                }
            } catch (RejectedException e) {
                result = failed(e.reason());
            } catch (RuntimeException e) {
                LOG.error("an import of articles failed; nothing was changed", e);
                result = failed(LocalizedText.from(ImportJobs.class, "import.failed"));
            }
            ended = store.now();
            report = result;
            tell();
        }

        private Report failed(LocalizedText reason) {
            return new Report(rows, 0, 0, 0, List.of(new Problem(1, "", reason)));
        }
    }
}
