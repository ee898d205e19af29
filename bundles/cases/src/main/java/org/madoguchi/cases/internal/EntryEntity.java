// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Resolution;

/** An entry of the desk's lists and texts. */
@Entity
@Table(name = "cases_entry")
class EntryEntity {
    @Id private String id;

    @Enumerated(EnumType.STRING)
    private DeskEntry.Kind kind;

    @Column(nullable = false, length = 40)
    private String code;

    @Column(name = "name_ja", nullable = false)
    private String nameJa;

    @Column(name = "name_en", nullable = false)
    private String nameEn;

    @Column(nullable = false)
    private String category = "";

    @Column(nullable = false)
    private String subject = "";

    @Lob
    @Column(nullable = false)
    private String body = "";

    private int position;
    private boolean retired;

    @Enumerated(EnumType.STRING)
    private Resolution resolution;

    EntryEntity() {}

    EntryEntity(DeskEntry entry, int position) {
        id = key(entry.kind(), entry.code());
        kind = entry.kind();
        code = entry.code();
        this.position = position;
        say(entry);
    }

    static String key(DeskEntry.Kind kind, String code) {
        return kind + ":" + code;
    }

    void say(DeskEntry entry) {
        nameJa = entry.name().ja();
        nameEn = entry.name().en();
        category = entry.category();
        subject = entry.subject();
        body = entry.text();
        resolution = entry.resolution();
    }

    String code() {
        return code;
    }

    int position() {
        return position;
    }

    void stand(int place) {
        position = place;
    }

    void retire(boolean wanted) {
        retired = wanted;
    }

    boolean isOffered() {
        return !retired;
    }

    DeskEntry entry() {
        return new DeskEntry(
                kind,
                code,
                new LocalizedText(nameJa, nameEn),
                category,
                subject,
                body,
                retired,
                false,
                resolution == null ? Resolution.NOT_RESOLVED : resolution);
    }
}
