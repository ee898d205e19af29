// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What happens to articles when the city's organisation changes (FJ-227). */
@Component(service = OwnerChanges.class)
public final class OwnerChanges {
    /** Of the texts that count: each article's newest one, and what readers see or will see. */
    private static final String CURRENT =
            " FROM knowledge_text_owner o JOIN knowledge_text t ON t.id = o.text_id"
                    + " WHERE (EXISTS (SELECT 1 FROM knowledge_article a WHERE a.text_id = t.id)"
                    + " OR EXISTS (SELECT 1 FROM knowledge_shelf s WHERE s.text_id = t.id))";

    private final KnowledgeStore store;
    private final Directory directory;
    private final AuditTrail audit;

    private record Owned(long text, long article) {}

    @Activate
    public OwnerChanges(
            @Reference KnowledgeStore store,
            @Reference Directory directory,
            @Reference AuditTrail audit) {
        this.store = store;
        this.directory = directory;
        this.audit = audit;
    }

    Map<DepartmentId, Long> retired() {
        Map<DepartmentId, Long> counts =
                new TreeMap<>((one, other) -> Long.compare(one.value(), other.value()));
        store
                .ask(
                        Select.of(
                                "SELECT o.department_id, COUNT(DISTINCT t.article_id)"
                                        + CURRENT
                                        + " GROUP BY o.department_id",
                                row -> Map.entry(new DepartmentId(row.number()), row.number())))
                .stream()
                .filter(
                        owner ->
                                !directory
                                        .find(owner.getKey())
                                        .map(Department::active)
                                        .orElse(false))
                .forEach(owner -> counts.put(owner.getKey(), owner.getValue()));
        return Map.copyOf(counts);
    }

    /** Changes the texts in place: who answers for them is no part of what they say. */
    int replace(Actor actor, DepartmentId former, DepartmentId next) {
        if (!directory.find(next).map(Department::active).orElse(false)) {
            throw new NotFoundException("no department " + next);
        }
        return store.unit()
                .required(
                        em -> {
                            List<Owned> owned =
                                    store.ask(
                                            Select.of(
                                                    "SELECT t.id, t.article_id"
                                                            + CURRENT
                                                            + " AND o.department_id = ?",
                                                    row -> new Owned(row.number(), row.number()),
                                                    former.value()));
                            owned.forEach(text -> replace(em, text, former, next));
                            List<Long> articles =
                                    owned.stream().map(Owned::article).distinct().toList();
                            articles.forEach(article -> done(em, actor, article, former, next));
                            return articles.size();
                        });
    }

    private static void replace(
            EntityManager em, Owned owned, DepartmentId former, DepartmentId next) {
        List<DepartmentId> owners =
                em.find(TextEntity.class, owned.text()).replaceOwner(former, next);
        em.createNativeQuery("DELETE FROM knowledge_text_owner WHERE text_id = ?1")
                .setParameter(1, owned.text())
                .executeUpdate();
        Found.BY_OWNER.keep(em, owned.text(), owners.stream().map(DepartmentId::value).toList());
    }

    private void done(
            EntityManager em, Actor actor, long article, DepartmentId former, DepartmentId next) {
        em.find(ArticleEntity.class, article).touch(store.now(), actor.name());
        audit.record(
                actor,
                "article.owner",
                "article " + article,
                "department " + former + " to " + next);
        store.changed(article);
    }
}
