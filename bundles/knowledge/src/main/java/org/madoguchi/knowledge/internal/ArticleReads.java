// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleRevision;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.storage.Select;

/** What the desk reads of articles; whether it may is the caller's question. */
final class ArticleReads {
    private static final int LOG = 200;

    private final KnowledgeStore store;
    private final AuditTrail audit;

    ArticleReads(KnowledgeStore store, AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    Article newest(ArticleId id) {
        return store
                .ask(Select.of(TextRows.NEWEST + " WHERE a.id = ?", TextRows::edited, id.value()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no article " + id));
    }

    Page<Article> list(Actor actor, ArticleFilter filter, PageRequest request) {
        DeskQuery query = DeskQuery.of(actor, filter);
        Select<Long> total = query.count();
        Select<Long> texts = query.texts(request);
        store.unit().select(total, texts);
        List<Article> items =
                store.ask(
                        Select.ofEach(
                                TextRows.NEWEST + " WHERE t.id = ?",
                                TextRows::edited,
                                texts.rows()));
        return new Page<>(items, total.rows().get(0), request);
    }

    List<ArticleRevision> revisions(ArticleId id) {
        return store
                .ask(
                        Select.of(
                                "SELECT "
                                        + TextRows.TEXT
                                        + " FROM knowledge_text t WHERE t.article_id = ?"
                                        + " ORDER BY t.revision DESC",
                                TextRows::text,
                                id.value()))
                .stream()
                .map(TextRows.Text::asRevision)
                .toList();
    }

    /** On behalf of the product: who reads the article may read what was done to it. */
    List<AuditRecord> log(ArticleId id) {
        AuditQuery ofArticle =
                new AuditQuery(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("article " + id),
                        Optional.empty(),
                        Optional.empty());
        return audit.list(Actor.system("knowledge"), ofArticle, PageRequest.first(LOG)).items();
    }

    Optional<ArticleId> sameQuestion(Actor actor, String question, Optional<ArticleId> besides) {
        return store
                .ask(
                        Select.of(
                                "SELECT s.article_id, t.audience FROM knowledge_text t"
                                        + " JOIN knowledge_shelf s ON s.text_id = t.id"
                                        + " WHERE t.question_key = ? AND s.article_id <> ?"
                                        + " ORDER BY s.article_id",
                                row ->
                                        Map.entry(
                                                new ArticleId(row.number()),
                                                row.constant(Audience.class)),
                                QuestionKey.of(question),
                                besides.map(ArticleId::value).orElse(-1L)))
                .stream()
                .filter(same -> Reader.of(actor).sees(same.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
