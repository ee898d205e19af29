// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.figures.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.figures.ReportForm.Entry;

/** One thing that is said of the form of a report. */
@Entity
@Table(name = "figures_form")
class FormEntity {
    /** What it is said of. */
    enum Kind {
        WHOLE,
        PART,
        COLUMN
    }

    @Id
    @Column(length = 80)
    private String id;

    @Column(nullable = false, length = 20)
    private String report;

    /** Its name: OpenJPA does not reach an enum that is not public. */
    @Column(nullable = false, length = 10)
    private String kind;

    @Column(nullable = false, length = 40)
    private String item;

    private int position;
    private int shown;

    @Column(nullable = false, length = 100)
    private String heading;

    protected FormEntity() {}

    FormEntity(String report, Kind kind, int position, Entry entry) {
        this.report = report;
        this.kind = kind.name();
        this.position = position;
        item = entry.key();
        shown = entry.shown() ? 1 : 0;
        heading = entry.heading();
        id = report + " " + kind + " " + item;
    }

    Kind kind() {
        return Kind.valueOf(kind);
    }

    Entry entry() {
        return new Entry(item, shown != 0, heading);
    }
}
