// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Select;

/** Writes articles. Everything here belongs into a transaction. */
final class ArticleTables {
    private final EntityUnit unit;

    ArticleTables(EntityUnit unit) {
        this.unit = unit;
    }

    ArticleEntity find(EntityManager em, ArticleId id) {
        ArticleEntity row = em.find(ArticleEntity.class, id.value());
        if (row == null) {
            throw new NotFoundException("no article " + id);
        }
        return row;
    }

    /** A new article with its first text. */
    ArticleEntity create(EntityManager em, CheckedText text, CategoryTree tree, Written written) {
        ArticleEntity row = new ArticleEntity(unit.newId());
        revise(em, row, text, tree, written);
        em.persist(row);
        return row;
    }

    void revise(
            EntityManager em,
            ArticleEntity row,
            CheckedText text,
            CategoryTree tree,
            Written written) {
        write(em, row.revise(unit.newId(), text, written), row.textId(), text.text(), tree);
    }

    /** Keeps a text with what it is found by. */
    void write(
            EntityManager em, TextEntity entity, long textId, ArticleText text, CategoryTree tree) {
        em.persist(entity);
        Found.BY_CATEGORY.keep(em, textId, withAllAbove(text.categories(), tree));
        Found.BY_OWNER.keep(
                em, textId, text.departments().stream().map(DepartmentId::value).toList());
    }

    /**
     * The newest text goes to the readers, at once or from its time on.
     *
     * @param text its newest
     */
    void publish(EntityManager em, ArticleEntity row, ArticleText text, Instant now, String by) {
        ShelfEntity next = new ShelfEntity(row.id(), row.textId(), text, now);
        List<ShelfEntity> replaced = new ArrayList<>();
        if (row.wasPublished()) {
            for (ShelfEntity before : shelf(em, row.id())) {
                if (before.begins(now) || !next.begins(now)) {
                    replaced.add(before);
                } else {
                    before.endAt(next.visibleFrom(), now);
                }
            }
        }
        if (replaced.isEmpty()) {
            em.persist(next);
        } else {
            replaced.stream().skip(1).forEach(em::remove);
            putInPlaceOf(em, replaced.get(0), next);
        }
        row.become(ArticleState.PUBLISHED, now, by);
    }

    /**
     * The row stays and gets another content. A reader whom Derby lets wait for a row that is then
     * deleted would not see the one that was added instead, and take the article for gone.
     */
    private static void putInPlaceOf(EntityManager em, ShelfEntity before, ShelfEntity next) {
        em.flush(); // the same text may be published again
        em.createNativeQuery("UPDATE knowledge_shelf SET text_id = ?1 WHERE text_id = ?2")
                .setParameter(1, next.textId())
                .setParameter(2, before.textId())
                .executeUpdate();
        em.detach(before);
        em.merge(next);
    }

    void retire(EntityManager em, ArticleEntity row, Instant now, String by) {
        shelf(em, row.id()).forEach(em::remove);
        row.become(ArticleState.RETIRED, now, by);
    }

    /** With everything that it ever was. */
    void delete(EntityManager em, ArticleEntity row) {
        em.flush();
        for (String statement :
                List.of(
                        "DELETE FROM knowledge_text_category WHERE text_id IN"
                                + " (SELECT id FROM knowledge_text WHERE article_id = ?1)",
                        "DELETE FROM knowledge_text_owner WHERE text_id IN"
                                + " (SELECT id FROM knowledge_text WHERE article_id = ?1)",
                        "DELETE FROM knowledge_translation WHERE article_id = ?1",
                        "DELETE FROM knowledge_text WHERE article_id = ?1")) {
            em.createNativeQuery(statement).setParameter(1, row.id()).executeUpdate();
        }
        em.remove(row);
    }

    List<ShelfEntity> shelf(EntityManager em, long article) {
        return em.createQuery(
                        "select s from Shelf s where s.articleId = :id order by s.visibleFrom",
                        ShelfEntity.class)
                .setParameter("id", article)
                .getResultList();
    }

    /** Its entities must have been flushed. */
    TextRows.Text text(long article, int revision) {
        Select<TextRows.Text> question =
                Select.of(
                        "SELECT "
                                + TextRows.TEXT
                                + " FROM knowledge_text t WHERE t.article_id = ? AND t.revision = ?",
                        TextRows::text,
                        article,
                        revision);
        unit.select(question);
        return question.first()
                .orElseThrow(
                        () ->
                                new NotFoundException(
                                        "no revision " + revision + " of article " + article));
    }

    static Set<Long> withAllAbove(List<CategoryId> categories, CategoryTree tree) {
        Set<Long> all = new LinkedHashSet<>();
        categories.forEach(
                id -> tree.path(id).stream().map(above -> above.id().value()).forEach(all::add));
        return all;
    }
}
