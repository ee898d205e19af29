// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.figures.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;

/**
 * The trees of topics with their figures, each topic before what is below it.
 *
 * @param row what is said of a topic so deep; where there is nothing, there is nothing below it
 */
record TopicRows<R>(TopicTree tree, BiFunction<Topic, Integer, Optional<R>> row) {
    /**
     * @param only this topic with all below it; empty for all classifications
     */
    List<R> rows(Optional<TopicId> only) {
        List<R> rows = new ArrayList<>();
        only.map(id -> tree.find(id).stream().toList())
                .orElseGet(tree::roots)
                .forEach(topic -> add(rows, topic, 0));
        return rows;
    }

    private void add(List<R> rows, Topic topic, int level) {
        row.apply(topic, level)
                .ifPresent(
                        said -> {
                            rows.add(said);
                            tree.children(topic.id()).forEach(child -> add(rows, child, level + 1));
                        });
    }
}
