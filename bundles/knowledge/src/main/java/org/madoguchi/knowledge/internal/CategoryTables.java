// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/** Reads and writes the rows of the category trees. Writing belongs into a transaction. */
final class CategoryTables {
    private final EntityUnit unit;

    CategoryTables(EntityUnit unit) {
        this.unit = unit;
    }

    /** Of what is flushed. */
    CategoryTree tree() {
        Map<Long, Map<Locale, String>> names = new HashMap<>();
        Select<Object> others =
                Select.of(
                        "SELECT category_id, lang, name FROM knowledge_category_name",
                        row ->
                                names.computeIfAbsent(row.number(), id -> new HashMap<>())
                                        .put(Locale.forLanguageTag(row.text()), row.text()));
        Select<Category> categories =
                Select.of(
                        "SELECT id, parent_id, name, icon, place FROM knowledge_category",
                        row -> {
                            long id = row.number();
                            return new Category(
                                    new CategoryId(id),
                                    row.optionalNumber().map(CategoryId::new),
                                    row.text(),
                                    names.getOrDefault(id, Map.of()),
                                    row.text(),
                                    (int) row.number());
                        });
        unit.select(others, categories);
        return new CategoryTree(categories.rows());
    }

    void describe(
            EntityManager em, CategoryId id, String name, Map<Locale, String> names, String icon) {
        em.find(CategoryEntity.class, id.value()).describe(name, icon);
        forgetNames(em, id);
        names.forEach(
                (language, other) ->
                        em.persist(
                                new CategoryNameEntity(
                                        unit.newId(),
                                        id.value(),
                                        language.toLanguageTag(),
                                        other)));
    }

    private static void forgetNames(EntityManager em, CategoryId id) {
        em.createQuery(
                        "select n from CategoryName n where n.categoryId = :id",
                        CategoryNameEntity.class)
                .setParameter("id", id.value())
                .getResultList()
                .forEach(em::remove);
        em.flush();
    }

    /**
     * @param order the siblings under the new parent, with the category itself
     */
    void place(
            EntityManager em, CategoryId id, Optional<CategoryId> parent, List<CategoryId> order) {
        for (int place = 0; place < order.size(); place++) {
            CategoryEntity row = em.find(CategoryEntity.class, order.get(place).value());
            if (order.get(place).equals(id)) {
                row.move(parent, place);
            } else {
                row.place(place);
            }
        }
    }

    /** Every text below these categories is found by other categories from now on. */
    void hangTextsAnew(EntityManager em, List<CategoryId> moved) {
        CategoryTree tree = tree();
        Select<Long> texts =
                Select.ofEach(
                        "SELECT text_id FROM knowledge_text_category WHERE category_id = ?",
                        Row::number,
                        moved.stream().map(CategoryId::value).toList());
        unit.select(texts);
        Select<Map.Entry<Long, List<CategoryId>>> own =
                Select.ofEach(
                        "SELECT id, categories FROM knowledge_text WHERE id = ?",
                        row -> Map.entry(row.number(), Lines.ids(row.text(), CategoryId::new)),
                        texts.rows().stream().distinct().toList());
        unit.select(own);
        own.rows()
                .forEach(
                        text -> {
                            em.createNativeQuery(
                                            "DELETE FROM knowledge_text_category WHERE text_id = ?1")
                                    .setParameter(1, text.getKey())
                                    .executeUpdate();
                            Found.BY_CATEGORY.keep(
                                    em,
                                    text.getKey(),
                                    ArticleTables.withAllAbove(text.getValue(), tree));
                        });
    }

    /** Whether a text that is shown, or an article's newest one, names it. */
    boolean inUse(CategoryId id) {
        Select<Long> used =
                Select.of(
                        "SELECT c.text_id FROM knowledge_text_category c WHERE c.category_id = ? AND"
                                + " (EXISTS (SELECT 1 FROM knowledge_article a"
                                + " WHERE a.text_id = c.text_id)"
                                + " OR EXISTS (SELECT 1 FROM knowledge_shelf s"
                                + " WHERE s.text_id = c.text_id)) FETCH FIRST 1 ROWS ONLY",
                        Row::number,
                        id.value());
        unit.select(used);
        return used.first().isPresent();
    }

    void remove(EntityManager em, CategoryId id) {
        forgetNames(em, id);
        em.createNativeQuery("DELETE FROM knowledge_text_category WHERE category_id = ?1")
                .setParameter(1, id.value())
                .executeUpdate();
        em.remove(em.find(CategoryEntity.class, id.value()));
    }
}
