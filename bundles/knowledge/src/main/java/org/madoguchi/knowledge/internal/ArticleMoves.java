// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.EntityManager;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleState;

/** An article's way to its readers and back. Each step is audited and told. */
final class ArticleMoves {
    private static final int REMARK = 1_000;

    private final KnowledgeStore store;
    private final ArticleTables tables;
    private final AuditTrail audit;
    private final boolean fourEyes;

    private interface Step {
        void take(EntityManager em, ArticleEntity row);
    }

    /**
     * @param fourEyes only somebody else than the writer publishes
     */
    ArticleMoves(KnowledgeStore store, AuditTrail audit, boolean fourEyes) {
        this.store = store;
        this.tables = new ArticleTables(store.unit());
        this.audit = audit;
        this.fourEyes = fourEyes;
    }

    void submit(Actor actor, ArticleId id, String remark) {
        String detail = checked(remark);
        step(
                actor,
                Permission.ARTICLE_EDIT,
                id,
                (em, row) -> {
                    ArticleRules.require(row.state() == ArticleState.DRAFT, "state.submit");
                    row.become(ArticleState.REVIEW, store.now(), actor.name());
                    done(actor, "article.submit", row, detail);
                });
    }

    void giveBack(Actor actor, ArticleId id, String remark) {
        String detail = checked(remark);
        step(
                actor,
                Permission.ARTICLE_PUBLISH,
                id,
                (em, row) -> {
                    ArticleRules.require(row.state() == ArticleState.REVIEW, "state.back");
                    row.become(ArticleState.DRAFT, store.now(), actor.name());
                    done(actor, "article.give-back", row, detail);
                });
    }

    void publish(Actor actor, ArticleId id) {
        step(
                actor,
                Permission.ARTICLE_PUBLISH,
                id,
                (em, row) -> {
                    if (row.state() == ArticleState.PUBLISHED) {
                        return;
                    }
                    TextRows.Text text = tables.text(row.id(), row.revision());
                    ArticleRules.require(!fourEyes || !wrote(actor, text), "publish.own");
                    tables.publish(em, row, text.text(), store.now(), actor.name());
                    done(actor, "article.publish", row, "");
                });
    }

    void retire(Actor actor, ArticleId id) {
        step(
                actor,
                Permission.ARTICLE_PUBLISH,
                id,
                (em, row) -> {
                    if (row.state() != ArticleState.RETIRED) {
                        tables.retire(em, row, store.now(), actor.name());
                        done(actor, "article.retire", row, "");
                    }
                });
    }

    void delete(Actor actor, ArticleId id) {
        step(
                actor,
                Permission.ARTICLE_EDIT,
                id,
                (em, row) -> {
                    ArticleRules.require(!row.wasPublished(), "delete.published");
                    tables.delete(em, row);
                    done(actor, "article.delete", row, "");
                });
    }

    private void step(Actor actor, Permission permission, ArticleId id, Step step) {
        actor.require(permission);
        store.unit()
                .run(
                        em -> {
                            ArticleEntity row = tables.find(em, id);
                            EditRights.require(
                                    actor,
                                    permission,
                                    tables.text(row.id(), row.revision()).text().departments());
                            step.take(em, row);
                        });
    }

    private void done(Actor actor, String action, ArticleEntity row, String remark) {
        audit.record(
                actor,
                action,
                "article " + row.id(),
                "revision " + row.revision() + (remark.isEmpty() ? "" : ": " + remark));
        store.changed(row.id());
    }

    private static boolean wrote(Actor actor, TextRows.Text text) {
        return actor.user()
                .map(user -> text.writer().isPresent() && text.writer().getAsLong() == user.value())
                .orElse(false);
    }

    private static String checked(String remark) {
        String line = ArticleRules.line(remark);
        ArticleRules.require(line.length() <= REMARK, "remark.long", REMARK);
        return line;
    }
}
