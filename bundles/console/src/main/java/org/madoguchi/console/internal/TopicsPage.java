// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicTree;

/**
 * The classifications, and the topic that is being changed.
 *
 * @param categories of the FAQ; empty while nobody knows them
 * @param departments that may answer for a topic
 * @param form its fields as typed, when they were refused
 * @param moved {@code up} or {@code down} when it was just moved: the same button is at hand again
 */
record TopicsPage(
        Screen screen,
        TopicTree tree,
        CategoryTree categories,
        List<Department> departments,
        Optional<Topic> chosen,
        Optional<Form> form,
        String moved,
        Optional<LocalizedText> problem) {

    /** A topic as inputs hold it. */
    record Form(
            LocalizedText name,
            Topic.Style style,
            Set<CategoryId> categories,
            Optional<DepartmentId> department) {
        Form {
            categories = Set.copyOf(categories);
        }

        static Form of(Topic topic) {
            return new Form(topic.name(), topic.style(), topic.categories(), topic.department());
        }
    }

    record Line(Topic topic, int depth) {}

    /** A classification and all below it. */
    List<Line> lines(Topic root) {
        List<Line> lines = new ArrayList<>(List.of(new Line(root, 0)));
        for (Topic topic : tree.below(root.id())) {
            lines.add(new Line(topic, tree.path(topic.id()).size() - 1));
        }
        return lines;
    }

    Form fields() {
        return form.orElseGet(() -> Form.of(chosen.orElseThrow()));
    }

    /** What answers for the topic as long as it names none itself; empty for none. */
    String inherited(Topic topic) {
        return topic.parent().flatMap(tree::responsible).map(this::department).orElse("");
    }

    /** Its own; empty when it has that of the topic above. */
    String department(Topic topic) {
        return topic.department().map(this::department).orElse("");
    }

    private String department(DepartmentId id) {
        return departments.stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .map(Department::name)
                .orElseGet(() -> screen.text("topic.department.retired"));
    }

    /** It had one that may be chosen no longer. */
    boolean isRetired(DepartmentId id) {
        return departments.stream().noneMatch(known -> known.id().equals(id));
    }

    String name(Topic topic) {
        return screen.in(topic.name());
    }

    boolean isRoot() {
        return chosen.filter(topic -> topic.parent().isEmpty()).isPresent();
    }

    boolean isChosen(Topic topic) {
        return chosen.map(Topic::id).equals(Optional.of(topic.id()));
    }

    boolean isFirst(Topic topic) {
        return siblings(topic).indexOf(topic) == 0;
    }

    boolean isLast(Topic topic) {
        return siblings(topic).indexOf(topic) == siblings(topic).size() - 1;
    }

    List<Topic> siblings(Topic topic) {
        return topic.parent().map(tree::children).orElseGet(tree::roots);
    }

    List<CategoryChoice> choices() {
        return CategoryChoice.of(categories, screen.words().locale());
    }
}
