// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;

/**
 * The trees, and the category that is being changed.
 *
 * @param articles how many published articles each category has with all below it
 * @param chosen the one whose fields are shown
 * @param form its fields as typed, when they were refused
 * @param moved {@code up} or {@code down} when it was just moved: the same button is at hand again
 */
record FaqCategories(
        Screen screen,
        CategoryTree tree,
        Map<CategoryId, Long> articles,
        Optional<Category> chosen,
        Optional<Form> form,
        String moved,
        Optional<LocalizedText> problem) {

    /** A category as text fields hold it. */
    record Form(String name, Map<Locale, String> names, String icon) {
        static Form of(Category category) {
            return new Form(category.name(), category.names(), category.icon());
        }
    }

    boolean mayChange() {
        return FaqRights.may(screen.actor(), Permission.ARTICLE_PUBLISH);
    }

    List<CategoryChoice> lines(Category root) {
        return CategoryChoice.of(tree, screen.words().locale()).stream()
                .filter(line -> tree.path(line.category().id()).get(0).equals(root))
                .toList();
    }

    long count(Category category) {
        return articles.getOrDefault(category.id(), 0L);
    }

    Form fields() {
        return form.orElseGet(() -> Form.of(chosen.orElseThrow()));
    }

    List<Locale> languages() {
        return FaqLanguages.with(List.copyOf(fields().names().keySet()));
    }

    String languageName(Locale language) {
        return FaqLanguages.name(language, screen.words().locale());
    }

    boolean isChosen(Category category) {
        return chosen.map(Category::id).equals(Optional.of(category.id()));
    }

    boolean isEmpty(Category category) {
        return tree.children(category.id()).isEmpty() && count(category) == 0;
    }

    boolean isFirst(Category category) {
        return siblings(category).indexOf(category) == 0;
    }

    boolean isLast(Category category) {
        List<Category> siblings = siblings(category);
        return siblings.indexOf(category) == siblings.size() - 1;
    }

    /** Where it may hang: not below itself. */
    List<CategoryChoice> parents(Category category) {
        List<CategoryId> own = tree.below(category.id());
        return CategoryChoice.of(tree, screen.words().locale()).stream()
                .filter(choice -> !own.contains(choice.category().id()))
                .toList();
    }

    private List<Category> siblings(Category category) {
        return siblings(tree, category.parent());
    }

    static List<Category> siblings(CategoryTree tree, Optional<CategoryId> parent) {
        return parent.map(tree::children).orElseGet(tree::roots);
    }
}
