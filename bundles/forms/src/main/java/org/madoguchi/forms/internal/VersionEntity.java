// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.forms.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormVersion;
import org.madoguchi.storage.Times;

/** A version of a form: never changed but for whether citizens were given it. */
@Entity
@Table(name = "forms_version")
class VersionEntity {
    private static final int LONGEST_NAME = 200;

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "form_id", nullable = false)
    private long formId;

    @Column(name = "version", nullable = false)
    private int version;

    @Lob
    @Column(name = "content", nullable = false)
    private String content;

    @Column(name = "offered", nullable = false)
    private boolean offered;

    @Column(name = "made_at", nullable = false)
    private LocalDateTime madeAt;

    @Column(name = "made_by", nullable = false, length = LONGEST_NAME)
    private String madeBy;

    protected VersionEntity() {}

    VersionEntity(long id, Form form, String content, Instant madeAt, String madeBy) {
        this.id = id;
        this.formId = form.id().value();
        this.version = form.version();
        this.content = content;
        this.madeAt = Times.column(madeAt);
        this.madeBy = madeBy.length() <= LONGEST_NAME ? madeBy : madeBy.substring(0, LONGEST_NAME);
    }

    Form form(FormJson json) {
        return new Form(new FormId(formId), version, json.read(content));
    }

    int version() {
        return version;
    }

    boolean offered() {
        return offered;
    }

    void offer() {
        offered = true;
    }

    FormVersion history(int published) {
        return new FormVersion(version, Times.instant(madeAt), madeBy, version == published);
    }
}
