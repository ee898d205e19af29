// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.madoguchi.api.knowledge.CategoryId;

/** A node of the category trees. */
@Entity(name = "Category")
@Table(name = "knowledge_category")
class CategoryEntity {
    @Id private long id;

    @Column(name = "parent_id")
    private Long parentId;

    @Column(length = 60)
    private String name;

    @Column(length = 60)
    private String icon;

    private int place;

    protected CategoryEntity() {}

    CategoryEntity(long id, Optional<CategoryId> parent, String name, int place) {
        this.id = id;
        this.parentId = parent.map(CategoryId::value).orElse(null);
        this.name = name;
        this.icon = "";
        this.place = place;
    }

    void describe(String newName, String newIcon) {
        name = newName;
        icon = newIcon;
    }

    void move(Optional<CategoryId> parent, int newPlace) {
        parentId = parent.map(CategoryId::value).orElse(null);
        place = newPlace;
    }

    void place(int newPlace) {
        place = newPlace;
    }
}
