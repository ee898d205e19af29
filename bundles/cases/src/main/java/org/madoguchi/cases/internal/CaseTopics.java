// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what cases are about. */
@Component(service = CaseTopics.class)
public final class CaseTopics {
    private static final int MOST = 50;

    private final CaseStore store;
    private final Topics topics;
    private final AuditTrail audit;

    @Activate
    public CaseTopics(
            @Reference CaseStore store, @Reference Topics topics, @Reference AuditTrail audit) {
        this.store = store;
        this.topics = topics;
        this.audit = audit;
    }

    void classify(Actor actor, CaseId id, Set<TopicId> wanted) {
        actor.require(Permission.CASE_HANDLE);
        if (wanted.size() > MOST) {
            throw DeskTexts.rejection("topics-many", MOST);
        }
        TopicTree tree = topics.tree();
        store.unit()
                .run(
                        em -> {
                            CaseEntity about = store.visible(em, actor, id);
                            if (!about.state().isOpen()) {
                                throw DeskTexts.rejection("case-closed");
                            }
                            Set<TopicId> before = of(em, id);
                            check(tree, before, wanted);
                            if (before.equals(wanted)) {
                                return;
                            }
                            rows(em, id).stream()
                                    .filter(row -> !wanted.contains(row.topic()))
                                    .forEach(em::remove);
                            for (TopicId added : without(wanted, before)) {
                                em.persist(new CaseTopicEntity(store.unit().newId(), id, added));
                            }
                            about.has(CasePart.TOPICS);
                            String detail = detail(tree, before, wanted);
                            store.changed(em, about, actor, ChangeKind.CLASSIFIED, detail);
                            if (!wanted.containsAll(before)) {
                                StoredCorrections.note(
                                        store,
                                        em,
                                        actor,
                                        id,
                                        "分類",
                                        names(tree, before),
                                        names(tree, wanted));
                            }
                            audit.record(actor, "case.classify", "case " + id, detail);
                        });
    }

    private static void check(TopicTree tree, Set<TopicId> before, Set<TopicId> wanted) {
        for (TopicId topic : without(wanted, before)) {
            if (!tree.isOffered(topic)) {
                throw DeskTexts.rejection("topic-unknown");
            }
        }
        for (Topic root : tree.roots()) {
            long chosen =
                    wanted.stream()
                            .filter(topic -> tree.root(topic).equals(Optional.of(root)))
                            .count();
            if (root.style() == Topic.Style.MENU && chosen > 1) {
                throw DeskTexts.rejection("topic-one", root.name().ja());
            }
        }
    }

    /** What the case is about, as the transaction has it. */
    Set<TopicId> of(EntityManager em, CaseId id) {
        Set<TopicId> found = new LinkedHashSet<>();
        rows(em, id).forEach(row -> found.add(row.topic()));
        return found;
    }

    /** The topics with all above them. */
    Set<TopicId> withAbove(Collection<TopicId> about) {
        return topics.tree().withAbove(about);
    }

    /** The topics with all below them. */
    Set<TopicId> withBelow(Collection<TopicId> wanted) {
        return topics.tree().withBelow(wanted);
    }

    private static List<CaseTopicEntity> rows(EntityManager em, CaseId id) {
        return em.createQuery(
                        "select t from CaseTopicEntity t where t.caseId = :id",
                        CaseTopicEntity.class)
                .setParameter("id", id.asLong())
                .getResultList();
    }

    private static List<TopicId> without(Collection<TopicId> all, Set<TopicId> those) {
        return all.stream().filter(topic -> !those.contains(topic)).toList();
    }

    private static String detail(TopicTree tree, Set<TopicId> before, Set<TopicId> after) {
        return Stream.concat(
                        without(after, before).stream().map(id -> "＋" + name(tree, id)),
                        without(before, after).stream().map(id -> "－" + name(tree, id)))
                .collect(joining("、"));
    }

    private static String names(TopicTree tree, Set<TopicId> about) {
        return about.stream().map(id -> name(tree, id)).sorted().collect(joining("、"));
    }

    private static String name(TopicTree tree, TopicId id) {
        return tree.find(id).map(topic -> topic.name().ja()).orElse(id.toString());
    }
}
