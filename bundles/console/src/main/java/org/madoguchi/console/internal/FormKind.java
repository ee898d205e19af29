// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormUse;

/** The two things that are made with the same editor. */
enum FormKind {
    /** Forms that citizens fill in on the public site. */
    PUBLIC("/console/forms", "forms", FormRow.KINDS),
    /** Items that operators fill in on cases. */
    CASES(
            "/console/settings/items",
            Settings.PLACE,
            FormRow.KINDS.stream().filter(kind -> !kind.equals("files")).toList());

    private final String path;
    private final String place;
    private final List<String> rows;

    FormKind(String path, String place, List<String> rows) {
        this.path = path;
        this.place = place;
        this.rows = rows;
    }

    /** Where its pages are. */
    String path() {
        return path;
    }

    /** The entry of the rail. */
    String place() {
        return place;
    }

    /** Kinds of items that it may have. */
    List<String> rows() {
        return rows;
    }

    /** Key of what was done, in this kind's words. */
    String done(String key) {
        return this == CASES ? "case-" + key : key;
    }

    boolean isOf(FormUse use) {
        return use.onCases() == (this == CASES);
    }

    /**
     * @throws NotFoundException when the form is of the other kind
     */
    Form require(Form form) {
        if (!isOf(form.content().use())) {
            throw new NotFoundException("no form " + form.id() + " here");
        }
        return form;
    }
}
