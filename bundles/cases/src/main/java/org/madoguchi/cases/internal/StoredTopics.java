// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentMergeListener;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Topics as rows, and the tree of them in memory: asked for with every case, changed rarely. */
@Component(service = {Topics.class, DepartmentMergeListener.class})
public final class StoredTopics implements Topics, DepartmentMergeListener {
    /** So old may a change be that was made on another node. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final int DEEPEST = 5;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_CATEGORIES = 200;

    private final CaseStore store;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Directory directory;
    private volatile Known known = new Known(new TopicTree(List.of()), Instant.MIN);

    private record Known(TopicTree tree, Instant until) {}

    @Activate
    public StoredTopics(
            @Reference CaseStore store,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Directory directory) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.directory = directory;
    }

    @Override
    public TopicTree tree() {
        Known now = known;
        Instant time = store.clock().instant();
        if (time.isBefore(now.until())) {
            return now.tree();
        }
        TopicTree fresh = store.unit().required(StoredTopics::read);
        known = new Known(fresh, time.plus(FRESH));
        return fresh;
    }

    private static TopicTree read(EntityManager em) {
        return new TopicTree(
                em
                        .createQuery("select t from TopicEntity t", TopicEntity.class)
                        .getResultList()
                        .stream()
                        .map(TopicEntity::topic)
                        .toList());
    }

    @Override
    public Topic add(Actor actor, Optional<TopicId> parent, String name) {
        actor.require(Permission.FORM_MANAGE);
        return store.unit()
                .required(
                        em -> {
                            TopicTree tree = read(em);
                            parent.ifPresent(id -> find(em, id));
                            if (parent.map(id -> tree.path(id).size()).orElse(0) >= DEEPEST) {
                                throw DeskTexts.rejection("topic-deep", DEEPEST);
                            }
                            if (tree.roots().size() + all(tree).size() >= MOST) {
                                throw DeskTexts.rejection("topic-many", MOST);
                            }
                            List<Topic> siblings = siblings(tree, parent);
                            String checked = checked(name, siblings, Optional.empty());
                            TopicEntity made =
                                    new TopicEntity(
                                            new TopicId(store.unit().newId()),
                                            parent,
                                            checked,
                                            siblings.size());
                            em.persist(made);
                            aboves(em, tree, made.topic());
                            told(actor, "topic.add", made.topic());
                            return made.topic();
                        });
    }

    /** For figures: itself and each one above it. */
    private static void aboves(EntityManager em, TopicTree tree, Topic made) {
        Stream.concat(
                        Stream.of(made),
                        made.parent().stream().flatMap(parent -> tree.path(parent).stream()))
                .forEach(
                        above ->
                                em.createNativeQuery(
                                                "INSERT INTO cases_topic_above VALUES (?1, ?2)")
                                        .setParameter(1, made.id().value())
                                        .setParameter(2, above.id().value())
                                        .executeUpdate());
    }

    @Override
    public Topic describe(
            Actor actor,
            TopicId id,
            LocalizedText name,
            Topic.Style style,
            Set<CategoryId> categories,
            Optional<DepartmentId> department) {
        actor.require(Permission.FORM_MANAGE);
        if (categories.size() > MOST_CATEGORIES || name.en().strip().length() > LONGEST_NAME) {
            throw DeskTexts.rejection("topic-long", LONGEST_NAME, MOST_CATEGORIES);
        }
        return store.unit()
                .required(
                        em -> {
                            TopicEntity row = find(em, id);
                            TopicTree tree = read(em);
                            List<Topic> siblings = siblings(tree, row.topic().parent());
                            String ja = checked(name.ja(), siblings, Optional.of(id));
                            if (!department.equals(row.topic().department())) {
                                department.ifPresent(this::checkInUse);
                            }
                            row.describe(new LocalizedText(ja, line(name.en())), style, categories);
                            row.belongTo(department);
                            told(actor, "topic.save", row.topic());
                            return row.topic();
                        });
    }

    private void checkInUse(DepartmentId department) {
        if (directory.find(department).filter(Department::active).isEmpty()) {
            throw DeskTexts.rejection("department-retired");
        }
    }

    @Override
    public void merged(Actor actor, DepartmentId merged, DepartmentId heir) {
        store.unit()
                .run(
                        em ->
                                em.createQuery(
                                                "select t from TopicEntity t"
                                                        + " where t.departmentId = :merged",
                                                TopicEntity.class)
                                        .setParameter("merged", merged.value())
                                        .getResultList()
                                        .forEach(
                                                row -> {
                                                    row.belongTo(Optional.of(heir));
                                                    told(actor, "topic.save", row.topic());
                                                }));
    }

    @Override
    public void move(Actor actor, TopicId id, int position) {
        change(
                actor,
                id,
                "topic.move",
                em -> {
                    TopicTree tree = read(em);
                    Topic moved = tree.find(id).orElseThrow();
                    List<Topic> order = new ArrayList<>(siblings(tree, moved.parent()));
                    order.remove(moved);
                    order.add(Math.max(0, Math.min(position, order.size())), moved);
                    for (int place = 0; place < order.size(); place++) {
                        find(em, order.get(place).id()).stand(place);
                    }
                });
    }

    @Override
    public void retire(Actor actor, TopicId id, boolean retired) {
        change(
                actor,
                id,
                retired ? "topic.retire" : "topic.revive",
                em -> find(em, id).retire(retired));
    }

    private void change(Actor actor, TopicId id, String action, Consumer<EntityManager> work) {
        actor.require(Permission.FORM_MANAGE);
        store.unit()
                .run(
                        em -> {
                            TopicEntity row = find(em, id);
                            work.accept(em);
                            told(actor, action, row.topic());
                        });
    }

    private void told(Actor actor, String action, Topic topic) {
        audit.record(actor, action, "topic " + topic.id(), topic.name().ja());
        transactions.afterCommit(() -> known = new Known(known.tree(), Instant.MIN));
    }

    private static TopicEntity find(EntityManager em, TopicId id) {
        TopicEntity found = em.find(TopicEntity.class, id.value());
        if (found == null) {
            throw new NotFoundException("no topic " + id);
        }
        return found;
    }

    private static List<Topic> all(TopicTree tree) {
        return tree.roots().stream().flatMap(root -> tree.below(root.id()).stream()).toList();
    }

    private static List<Topic> siblings(TopicTree tree, Optional<TopicId> parent) {
        return parent.map(tree::children).orElseGet(tree::roots);
    }

    private static String checked(String name, List<Topic> siblings, Optional<TopicId> own) {
        String line = line(name);
        if (line.isEmpty()) {
            throw DeskTexts.rejection("topic-name");
        }
        if (line.length() > LONGEST_NAME) {
            throw DeskTexts.rejection("topic-long", LONGEST_NAME, MOST_CATEGORIES);
        }
        boolean taken =
                siblings.stream()
                        .filter(other -> !own.equals(Optional.of(other.id())))
                        .anyMatch(other -> other.name().ja().equals(line));
        if (taken) {
            throw DeskTexts.rejection("topic-taken", line);
        }
        return line;
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ")
                .replace(TopicTree.LEVEL, ">")
                .strip();
    }
}
