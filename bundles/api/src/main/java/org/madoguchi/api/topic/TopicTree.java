// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.topic;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.CategoryId;

/** All classifications as they are at one moment, the retired ones too. Immutable. */
public final class TopicTree {
    /** Stands between the names of a path. */
    public static final String LEVEL = "＞";

    private final Map<TopicId, Topic> all = new LinkedHashMap<>();
    private final Map<Optional<TopicId>, List<Topic>> children;

    public TopicTree(Collection<Topic> topics) {
        topics.stream()
                .sorted(
                        Comparator.comparingInt(Topic::position)
                                .thenComparing(topic -> topic.id().value()))
                .forEach(topic -> all.put(topic.id(), topic));
        children = all.values().stream().collect(groupingBy(Topic::parent));
    }

    /** One for each classification, in their order. */
    public List<Topic> roots() {
        return children.getOrDefault(Optional.<TopicId>empty(), List.of());
    }

    /** In their order; empty for a leaf. */
    public List<Topic> children(TopicId parent) {
        return children.getOrDefault(Optional.of(parent), List.of());
    }

    public Optional<Topic> find(TopicId id) {
        return Optional.ofNullable(all.get(id));
    }

    /** From the classification down to the topic itself; empty when there is none with this id. */
    public List<Topic> path(TopicId id) {
        Deque<Topic> path = new ArrayDeque<>();
        Optional<Topic> next = find(id);
        while (next.isPresent() && path.size() <= all.size()) {
            path.addFirst(next.get());
            next = next.get().parent().flatMap(this::find);
        }
        return List.copyOf(path);
    }

    /** The classification that a topic belongs to. */
    public Optional<Topic> root(TopicId id) {
        return path(id).stream().findFirst();
    }

    /** Names from the classification down, {@link #LEVEL} between them. */
    public String label(TopicId id, Locale language) {
        return path(id).stream().map(topic -> topic.name().in(language)).collect(joining(LEVEL));
    }

    /** Everything below, each before what is below it, without the topic itself. */
    public List<Topic> below(TopicId id) {
        List<Topic> found = new ArrayList<>();
        for (Topic child : children(id)) {
            found.add(child);
            found.addAll(below(child.id()));
        }
        return List.copyOf(found);
    }

    /** Whether a case may get it: it is no whole classification and nothing of its path retired. */
    public boolean isOffered(TopicId id) {
        List<Topic> path = path(id);
        return path.size() > 1 && path.stream().noneMatch(Topic::retired);
    }

    /**
     * What a case is about when one more topic is said: in a classification that is chosen by a
     * menu it takes the place of what was chosen there.
     */
    public Set<TopicId> adding(Collection<TopicId> chosen, TopicId more) {
        Optional<Topic> root = root(more);
        boolean alone = root.filter(menu -> menu.style() == Topic.Style.MENU).isPresent();
        Set<TopicId> all = new LinkedHashSet<>();
        chosen.stream().filter(other -> !alone || !root(other).equals(root)).forEach(all::add);
        all.add(more);
        return all;
    }

    /** The department that answers for a topic: its own, else that of the nearest one above it. */
    public Optional<DepartmentId> responsible(TopicId id) {
        return path(id).stream()
                .flatMap(topic -> topic.department().stream())
                .reduce((above, nearer) -> nearer);
    }

    /** The departments that answer for these topics, each once, in the order of the topics. */
    public List<DepartmentId> responsible(Collection<TopicId> topics) {
        return all.keySet().stream()
                .filter(topics::contains)
                .flatMap(topic -> responsible(topic).stream())
                .distinct()
                .toList();
    }

    /**
     * What a department answers for, in the order of the topics and without the retired ones: each
     * stands for all below it.
     */
    public List<Topic> of(DepartmentId department) {
        return all.values().stream()
                .filter(topic -> topic.department().equals(Optional.of(department)))
                .filter(topic -> path(topic.id()).stream().noneMatch(Topic::retired))
                .toList();
    }

    /** The topics with all above them. */
    public Set<TopicId> withAbove(Collection<TopicId> topics) {
        Set<TopicId> all = new LinkedHashSet<>(topics);
        topics.forEach(id -> path(id).forEach(topic -> all.add(topic.id())));
        return all;
    }

    /** The topics with all below them. */
    public Set<TopicId> withBelow(Collection<TopicId> topics) {
        Set<TopicId> all = new LinkedHashSet<>(topics);
        topics.forEach(id -> below(id).forEach(topic -> all.add(topic.id())));
        return all;
    }

    /**
     * Topics that articles of these categories suggest, in their order; the most exact ones only.
     *
     * @param categories of the articles with all above them
     */
    public List<Topic> suggested(Collection<CategoryId> categories) {
        List<Topic> fitting =
                all.values().stream()
                        .filter(topic -> topic.categories().stream().anyMatch(categories::contains))
                        .filter(topic -> isOffered(topic.id()))
                        .toList();
        return fitting.stream()
                .filter(topic -> Collections.disjoint(below(topic.id()), fitting))
                .toList();
    }
}
