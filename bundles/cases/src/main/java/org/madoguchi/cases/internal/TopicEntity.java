// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;

@Entity
@Table(name = "cases_topic")
class TopicEntity {
    @Id private long id;

    @Column(name = "parent_id")
    private Long parentId;

    @Column(name = "name_ja", nullable = false)
    private String nameJa;

    @Column(name = "name_en", nullable = false)
    private String nameEn = "";

    @Enumerated(EnumType.STRING)
    private Topic.Style style = Topic.Style.TREE;

    private boolean retired;

    private int position;

    /** Ids with commas: read as a whole only, into memory. */
    @Column(nullable = false, length = 4000)
    private String categories = "";

    @Column(name = "department_id")
    private Long departmentId;

    TopicEntity() {}

    TopicEntity(TopicId id, Optional<TopicId> parent, String name, int position) {
        this.id = id.value();
        parentId = parent.map(TopicId::value).orElse(null);
        nameJa = name;
        this.position = position;
    }

    void describe(LocalizedText name, Topic.Style chosen, Set<CategoryId> suggesting) {
        nameJa = name.ja();
        nameEn = name.en();
        style = chosen;
        categories = suggesting.stream().map(CategoryId::toString).sorted().collect(joining(","));
    }

    void belongTo(Optional<DepartmentId> department) {
        departmentId = department.map(DepartmentId::value).orElse(null);
    }

    void retire(boolean wanted) {
        retired = wanted;
    }

    void stand(int place) {
        position = place;
    }

    Topic topic() {
        return new Topic(
                new TopicId(id),
                Optional.ofNullable(parentId).map(TopicId::new),
                new LocalizedText(nameJa, nameEn),
                style,
                retired,
                position,
                Arrays.stream(categories.split(","))
                        .filter(number -> !number.isEmpty())
                        .map(number -> new CategoryId(Long.parseLong(number)))
                        .collect(toSet()),
                Optional.ofNullable(departmentId).map(DepartmentId::new));
    }
}
