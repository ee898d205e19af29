// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what the first version kept: one table of articles with plain text and a category
 * path, one of their revisions. Numbers, revisions, times and states stay what they were. The old
 * tables are empty afterwards, which is how it knows that there is nothing to do.
 */
final class FormerArticles {
    private static final Logger LOG = LoggerFactory.getLogger(FormerArticles.class);

    /** Root of the tree that the paths become. */
    private static final String FIELD = "分野";

    private final KnowledgeStore store;
    private final ArticleTables tables;

    private record Former(long id, ArticleState state, Instant updatedAt, String updatedBy) {}

    private record FormerText(
            int revision, ArticleText text, String category, Instant writtenAt, String writtenBy) {}

    FormerArticles(KnowledgeStore store) {
        this.store = store;
        this.tables = new ArticleTables(store.unit());
    }

    void takeOver() {
        store.unit()
                .run(
                        em -> {
                            List<Former> articles =
                                    store.ask(
                                            Select.of(
                                                    "SELECT id, article_state, updated_at,"
                                                            + " updated_by FROM article ORDER BY id",
                                                    FormerArticles::former));
                            if (!articles.isEmpty()) {
                                Map<String, CategoryId> paths = paths(em);
                                CategoryTree tree = new CategoryTables(store.unit()).tree();
                                articles.forEach(article -> carry(em, article, paths, tree));
                                em.createNativeQuery("DELETE FROM article_revision")
                                        .executeUpdate();
                                em.createNativeQuery("DELETE FROM article").executeUpdate();
                                LOG.info(
                                        "{} articles of the former version taken over",
                                        articles.size());
                            }
                        });
    }

    private static Former former(Row row) throws SQLException {
        return new Former(
                row.number(), row.constant(ArticleState.class), row.instant(), row.text());
    }

    private Map<String, CategoryId> paths(EntityManager em) {
        Map<String, CategoryId> paths = new HashMap<>();
        for (String path :
                store.ask(
                        Select.of(
                                "SELECT DISTINCT category FROM article_revision"
                                        + " WHERE category <> '' ORDER BY category",
                                Row::text))) {
            Optional<CategoryId> parent = Optional.empty();
            List<String> names = new ArrayList<>(List.of(FIELD));
            names.addAll(List.of(path.split(CategoryTree.LEVEL)));
            StringBuilder above = new StringBuilder();
            for (String name : names) {
                above.append(CategoryTree.LEVEL).append(name.strip());
                Optional<CategoryId> below = parent;
                parent =
                        Optional.of(
                                paths.computeIfAbsent(
                                        above.toString(),
                                        key -> add(em, below, name.strip(), paths.size())));
            }
            paths.put(path, parent.orElseThrow());
        }
        em.flush();
        return paths;
    }

    private CategoryId add(EntityManager em, Optional<CategoryId> parent, String name, int place) {
        String fitting = name.isEmpty() ? "その他" : name.substring(0, Math.min(60, name.length()));
        CategoryId id = new CategoryId(store.unit().newId());
        em.persist(new CategoryEntity(id.value(), parent, fitting, place));
        return id;
    }

    private void carry(
            EntityManager em, Former former, Map<String, CategoryId> paths, CategoryTree tree) {
        ArticleEntity article = new ArticleEntity(former.id());
        ArticleText filed = ArticleText.of("", "", Audience.STAFF);
        for (FormerText text : texts(former.id())) {
            CategoryId category = paths.get(text.category());
            filed = text.text().withCategories(category == null ? List.of() : List.of(category));
            tables.revise(
                    em,
                    article,
                    // its answer is HTML now, and may be longer than what an editor may write
                    new CheckedText(filed, PlainAnswer.of(filed.answer())),
                    tree,
                    new Written(text.writtenAt(), text.writtenBy(), OptionalLong.empty()));
        }
        em.persist(article);
        if (former.state() == ArticleState.PUBLISHED) {
            tables.publish(em, article, filed, former.updatedAt(), former.updatedBy());
        } else {
            article.become(former.state(), former.updatedAt(), former.updatedBy());
        }
    }

    private List<FormerText> texts(long article) {
        return store.ask(
                Select.of(
                        "SELECT revision, question, answer, audience, category, keywords,"
                                + " departments, written_at, written_by FROM article_revision"
                                + " WHERE article_id = ? ORDER BY revision",
                        row -> {
                            int revision = (int) row.number();
                            ArticleText text =
                                    ArticleText.of(
                                            row.text(),
                                            RichText.safe(PlainText.html(row.text()), List.of()),
                                            row.constant(Audience.class));
                            String category = row.text();
                            return new FormerText(
                                    revision,
                                    text.withKeywords(Lines.items(row.text(), word -> word))
                                            .withDepartments(
                                                    Lines.ids(row.text(), DepartmentId::new)),
                                    category,
                                    row.instant(),
                                    row.text());
                        },
                        article));
    }
}
