// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntConsumer;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleTransfer.Act;
import org.madoguchi.api.knowledge.ArticleTransfer.Problem;
import org.madoguchi.api.knowledge.ArticleTransfer.Report;

/**
 * One file: first every row is looked at, then, when nothing speaks against any, all is written in
 * one transaction. The database may ask for the writing again, so that each time begins anew.
 */
final class ImportRun {
    /** Rows after which what is written leaves the memory. */
    private static final int BATCH = 200;

    private final KnowledgeStore store;
    private final ArticleTables tables;
    private final AuditTrail audit;
    private final ImportLookups lookups;
    private final Actor actor;
    private final ArticleCsv csv;
    private final Act act;

    ImportRun(
            KnowledgeStore store,
            AuditTrail audit,
            ImportLookups lookups,
            Actor actor,
            ArticleCsv csv,
            Act act) {
        this.store = store;
        this.tables = new ArticleTables(store.unit());
        this.audit = audit;
        this.lookups = lookups;
        this.actor = actor;
        this.csv = csv;
        this.act = act;
    }

    /**
     * What the file would do. One transaction, so that its thousand questions share a connection.
     */
    Report look(IntConsumer progress) {
        return store.unit().required(em -> read(new Counting(), progress));
    }

    /** Does it. A row that has become wrong since it was looked at undoes everything. */
    Report carryOut(IntConsumer progress) {
        try {
            return store.unit()
                    .required(
                            em -> {
                                Report report = read(new Writing(em), progress);
                                if (!report.problems().isEmpty()) {
                                    throw new Spoiled(report);
                                }
                                return report;
                            });
        } catch (Spoiled e) {
            return e.report;
        }
    }

    private Report read(Counting takes, IntConsumer progress) {
        ImportRows rows = new ImportRows(actor, csv, lookups);
        try {
            List<Problem> problems =
                    act == Act.REMOVE
                            ? rows.readIds(takes::remove, progress)
                            : rows.read(takes::keep, progress);
            return new Report(csv.rows(), takes.added, takes.changed, takes.removed, problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Spoiled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Report report;

        Spoiled(Report report) {
            super("a row became wrong", null, false, false);
            this.report = report;
        }
    }

    private class Counting {
        private int added;
        private int changed;
        private int removed;

        void keep(ImportRows.Ready row) {
            if (row.before().isEmpty()) {
                added++;
            } else if (!row.changesNothing() || publishes(row)) {
                changed++;
            }
        }

        void remove(Article article) {
            removed += article.state() == ArticleState.RETIRED ? 0 : 1;
        }

        boolean publishes(ImportRows.Ready row) {
            return act == Act.PUBLISH
                    && (!row.changesNothing()
                            || row.before().orElseThrow().state() != ArticleState.PUBLISHED);
        }
    }

    private final class Writing extends Counting {
        private final EntityManager em;
        private int written;

        Writing(EntityManager em) {
            this.em = em;
        }

        @Override
        void keep(ImportRows.Ready row) {
            super.keep(row);
            Written now = Written.now(store.now(), actor);
            ArticleEntity entity;
            if (row.before().isEmpty()) {
                entity = tables.create(em, row.text(), lookups.tree(), now);
                done("article.create", entity);
            } else {
                entity = tables.find(em, row.before().get().id());
                if (!row.changesNothing()) {
                    tables.revise(em, entity, row.text(), lookups.tree(), now);
                    done("article.revise", entity);
                }
            }
            if (publishes(row)) {
                tables.publish(em, entity, row.text().text(), now.at(), now.by());
                done("article.publish", entity);
            }
            rest();
        }

        @Override
        void remove(Article article) {
            super.remove(article);
            ArticleEntity entity = tables.find(em, article.id());
            if (!entity.wasPublished()) {
                tables.delete(em, entity);
                done("article.delete", entity);
            } else if (entity.state() != ArticleState.RETIRED) {
                tables.retire(em, entity, store.now(), actor.name());
                done("article.retire", entity);
            }
            rest();
        }

        private void done(String action, ArticleEntity entity) {
            audit.record(
                    actor,
                    action,
                    "article " + entity.id(),
                    "revision " + entity.revision() + " CSV");
            store.changed(entity.id());
        }

        private void rest() {
            if (++written % BATCH == 0) {
                em.flush();
                em.clear();
            }
        }
    }
}
