// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.forms.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.form.FormId;

/** Which version of a form is which. */
@Entity
@Table(name = "forms_form")
class FormEntity {
    /** No version is published. */
    static final int NONE = -1;

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "newest", nullable = false)
    private int newest;

    @Column(name = "published", nullable = false)
    private int published;

    protected FormEntity() {}

    FormEntity(FormId id, int newest, int published) {
        this.id = id.value();
        this.newest = newest;
        this.published = published;
    }

    FormId id() {
        return new FormId(id);
    }

    int newest() {
        return newest;
    }

    int published() {
        return published;
    }

    int next() {
        return ++newest;
    }

    void publish(int version) {
        published = version;
    }
}
