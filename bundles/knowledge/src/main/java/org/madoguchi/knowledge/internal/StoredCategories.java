// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.CategoriesChanged;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The category trees in the database. */
@Component(service = {Categories.class, StoredCategories.class, DomainEventListener.class})
public final class StoredCategories implements Categories, DomainEventListener {
    private static final int NAME_ELSEWHERE = 200;

    private final KnowledgeStore store;
    private final AuditTrail audit;
    private final CategoryTables tables;
    private final TreeCache cache;

    @Activate
    public StoredCategories(@Reference KnowledgeStore store, @Reference AuditTrail audit) {
        this.store = store;
        this.audit = audit;
        this.tables = new CategoryTables(store.unit());
        this.cache = new TreeCache(store, tables);
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof CategoriesChanged) {
            cache.forget();
        }
    }

    @Override
    public CategoryTree tree() {
        return cache.tree();
    }

    @Override
    public Category add(Actor actor, Optional<CategoryId> parent, String name) {
        return change(
                actor,
                em -> {
                    Category added = added(em, tables.tree(), parent, name);
                    audit.record(actor, "category.add", "category " + added.id(), added.name());
                    return added;
                });
    }

    @Override
    public Category ensure(Actor actor, List<String> path) {
        ArticleRules.require(!path.isEmpty(), "category.missing");
        Optional<Category> known = new TreeRules(tree()).find(path);
        if (known.isPresent()) {
            return known.get();
        }
        return change(
                actor,
                em -> {
                    Optional<Category> above = Optional.empty();
                    for (int depth = 1; depth <= path.size(); depth++) {
                        CategoryTree tree = tables.tree();
                        Optional<Category> there = new TreeRules(tree).find(path.subList(0, depth));
                        if (there.isEmpty()) {
                            there =
                                    Optional.of(
                                            added(
                                                    em,
                                                    tree,
                                                    above.map(Category::id),
                                                    path.get(depth - 1)));
                            em.flush();
                        }
                        above = there;
                    }
                    Category last = above.orElseThrow();
                    audit.record(
                            actor,
                            "category.add",
                            "category " + last.id(),
                            String.join(CategoryTree.LEVEL, path));
                    return last;
                });
    }

    @Override
    public Category describe(
            Actor actor, CategoryId id, String name, Map<Locale, String> names, String icon) {
        return change(
                actor,
                em -> {
                    CategoryTree tree = tables.tree();
                    Category before = new TreeRules(tree).known(id);
                    TreeRules rules = new TreeRules(tree);
                    String checked = rules.name(before.parent(), Optional.of(id), name);
                    Map<Locale, String> others = new HashMap<>();
                    names.forEach(
                            (language, word) -> {
                                String line = ArticleRules.line(word);
                                ArticleRules.require(
                                        line.length() <= NAME_ELSEWHERE,
                                        "category.long",
                                        NAME_ELSEWHERE);
                                if (!line.isEmpty()) {
                                    others.put(language, line);
                                }
                            });
                    ArticleRules.require(icon.matches("[a-z0-9-]{0,60}"), "category.icon");
                    tables.describe(em, id, checked, others, icon);
                    audit.record(actor, "category.change", "category " + id, checked);
                    return new Category(
                            id, before.parent(), checked, others, icon, before.position());
                });
    }

    @Override
    public void move(Actor actor, CategoryId id, Optional<CategoryId> parent, int position) {
        change(
                actor,
                em -> {
                    CategoryTree tree = tables.tree();
                    Category moved = new TreeRules(tree).known(id);
                    parent.ifPresent(target -> new TreeRules(tree).known(target));
                    ArticleRules.require(
                            parent.isEmpty() || !tree.below(id).contains(parent.get()),
                            "category.below");
                    new TreeRules(tree).requireDepth(parent, id);
                    new TreeRules(tree).name(parent, Optional.of(id), moved.name());
                    List<Category> siblings = new ArrayList<>(new TreeRules(tree).siblings(parent));
                    siblings.removeIf(sibling -> sibling.id().equals(id));
                    siblings.add(Math.max(0, Math.min(position, siblings.size())), moved);
                    tables.place(em, id, parent, siblings.stream().map(Category::id).toList());
                    if (!moved.parent().equals(parent)) {
                        em.flush();
                        tables.hangTextsAnew(em, tree.below(id));
                    }
                    audit.record(
                            actor,
                            "category.move",
                            "category " + id,
                            tables.tree().label(id, Locale.JAPANESE));
                    return moved;
                });
    }

    @Override
    public void remove(Actor actor, CategoryId id) {
        change(
                actor,
                em -> {
                    CategoryTree tree = tables.tree();
                    Category gone = new TreeRules(tree).known(id);
                    ArticleRules.require(
                            tree.children(id).isEmpty() && !tables.inUse(id), "category.used");
                    tables.remove(em, id);
                    audit.record(actor, "category.remove", "category " + id, gone.name());
                    return gone;
                });
    }

    private <R> R change(Actor actor, Function<EntityManager, R> work) {
        EditRights.requireWholeDesk(actor);
        return store.unit()
                .required(
                        em -> {
                            R result = work.apply(em);
                            em.flush();
                            store.transactions().afterCommit(cache::forget);
                            store.tell(new CategoriesChanged(store.now()));
                            return result;
                        });
    }

    private Category added(
            EntityManager em, CategoryTree tree, Optional<CategoryId> parent, String name) {
        parent.ifPresent(id -> new TreeRules(tree).known(id));
        TreeRules rules = new TreeRules(tree);
        rules.requireDepth(parent);
        String checked = rules.name(parent, Optional.empty(), name);
        int place =
                rules.siblings(parent).stream().mapToInt(Category::position).max().orElse(-1) + 1;
        CategoryId id = new CategoryId(store.unit().newId());
        em.persist(new CategoryEntity(id.value(), parent, checked, place));
        return new Category(id, parent, checked, Map.of(), "", place);
    }
}
