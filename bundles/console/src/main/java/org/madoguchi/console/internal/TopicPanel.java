// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;

/**
 * What a case is about, and what it may be about.
 *
 * @param chosen topics of the case
 * @param suggested topics that an article of the answer suggests
 * @param mayChange the reader may choose
 * @param problem why the last choice was refused
 */
record TopicPanel(
        Screen screen,
        CaseId id,
        TopicTree tree,
        List<TopicId> chosen,
        List<Topic> suggested,
        boolean mayChange,
        Optional<LocalizedText> problem) {
    /** A topic as one line of a classification. */
    record Line(Topic topic, int depth, boolean chosen, String name, String path) {
        /** For a select box, where blanks would be lost. */
        String indented() {
            return "　".repeat(depth) + name;
        }
    }

    TopicPanel(
            Screen screen,
            CaseId id,
            TopicTree tree,
            Collection<TopicId> chosen,
            boolean mayChange) {
        this(
                screen,
                id,
                tree,
                List.copyOf(chosen),
                List.of(),
                mayChange && !tree.roots().isEmpty(),
                Optional.empty());
    }

    TopicPanel {
        chosen = List.copyOf(chosen);
        suggested = List.copyOf(suggested);
    }

    /** With topics that the case does not have yet. */
    TopicPanel suggesting(List<Topic> topics) {
        List<Topic> fresh =
                topics.stream().filter(topic -> !chosen.contains(topic.id())).limit(3).toList();
        return new TopicPanel(screen, id, tree, chosen, fresh, mayChange, problem);
    }

    TopicPanel refused(Collection<TopicId> wanted, LocalizedText why) {
        return new TopicPanel(
                screen, id, tree, List.copyOf(wanted), suggested, mayChange, Optional.of(why));
    }

    String path() {
        return "/console/cases/" + id + "/topics";
    }

    /** The topics of the case, classification by classification. */
    List<Line> about() {
        return tree.roots().stream()
                .flatMap(root -> lines(root).stream())
                .filter(Line::chosen)
                .toList();
    }

    /** Classifications that offer something, or that the case has something of. */
    List<Topic> classifications() {
        return tree.roots().stream().filter(root -> !lines(root).isEmpty()).toList();
    }

    /** What can be chosen of a classification, each before what is below it. */
    List<Line> lines(Topic root) {
        List<Line> lines = new ArrayList<>();
        for (Topic topic : tree.below(root.id())) {
            boolean has = chosen.contains(topic.id());
            if (has || tree.isOffered(topic.id())) {
                lines.add(line(topic, has));
            }
        }
        return lines;
    }

    private Line line(Topic topic, boolean has) {
        List<Topic> path = tree.path(topic.id());
        return new Line(
                topic,
                path.size() - 2,
                has,
                name(topic),
                path.stream().skip(1).map(this::name).collect(Collectors.joining(" › ")));
    }

    /** Where a topic belongs, for those that are called alike. */
    String classification(Topic topic) {
        return tree.root(topic.id()).map(this::name).orElse("");
    }

    String name(Topic topic) {
        return screen.in(topic.name());
    }
}
