// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A category's name in another language. */
@Entity(name = "CategoryName")
@Table(name = "knowledge_category_name")
class CategoryNameEntity {
    @Id private long id;

    @Column(name = "category_id")
    private long categoryId;

    @Column(name = "lang", length = 20)
    private String language;

    @Column(length = 200)
    private String name;

    protected CategoryNameEntity() {}

    CategoryNameEntity(long id, long categoryId, String language, String name) {
        this.id = id;
        this.categoryId = categoryId;
        this.language = language;
        this.name = name;
    }
}
