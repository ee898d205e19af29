// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.List;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicTree;

/**
 * A topic as one line of a select box.
 *
 * @param depth 0 for the first line
 */
record TopicChoice(Topic topic, int depth, String name) {
    /** A classification and all that is below it. */
    static List<TopicChoice> of(Screen screen, TopicTree tree, Topic root) {
        List<TopicChoice> lines = new ArrayList<>();
        add(lines, screen, tree, root, 0);
        return lines;
    }

    /** All that is below a classification, each before what is below it. */
    static List<TopicChoice> below(Screen screen, TopicTree tree, Topic root) {
        List<TopicChoice> lines = new ArrayList<>();
        tree.children(root.id()).forEach(child -> add(lines, screen, tree, child, 0));
        return lines;
    }

    private static void add(
            List<TopicChoice> lines, Screen screen, TopicTree tree, Topic topic, int depth) {
        lines.add(new TopicChoice(topic, depth, screen.in(topic.name())));
        tree.children(topic.id()).forEach(child -> add(lines, screen, tree, child, depth + 1));
    }

    String id() {
        return topic.id().toString();
    }

    /** For a select box, where blanks would be lost. */
    String indented() {
        return "　".repeat(depth) + name;
    }
}
