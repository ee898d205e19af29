// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormSummary;
import org.madoguchi.api.form.FormVersion;
import org.madoguchi.api.knowledge.CategoryId;

/** The pages around the forms of the public site. */
final class FormPages {
    private FormPages() {}

    record Listing(Screen screen, List<Line> lines) {}

    /** A channel or a topic of cases that may be chosen. */
    record Use(String id, String label) {}

    /** Which cases can be chosen for items. */
    record Uses(List<Use> channels, List<Use> topics) {
        static final Uses NONE = new Uses(List.of(), List.of());
    }

    /**
     * A form in the list.
     *
     * @param categories names of those it serves
     */
    record Line(FormSummary form, List<String> categories) {
        FormId id() {
            return form.newest().id();
        }

        boolean isStandard() {
            return id().equals(FormId.STANDARD);
        }

        String name(Screen screen) {
            return screen.in(form.newest().content().name());
        }

        /** There is something that citizens do not have yet. */
        boolean isAhead() {
            return form.published().isPresent()
                    && form.published().getAsInt() != form.newest().version();
        }
    }

    /** A category that may be chosen. */
    record Choice(CategoryId id, String label) {}

    /**
     * The editor.
     *
     * @param id empty for a new form
     * @param seen the newest version that the page knows
     * @param line what the list says about the stored form; empty for a new one
     * @param focus number of the item that the last button was about, -1 for none
     * @param preview the form as citizens would see it; empty while nobody can show it
     */
    record Editing(
            Screen screen,
            FormKind kind,
            String id,
            int seen,
            FormDraft draft,
            Optional<Line> line,
            List<Choice> choices,
            Uses uses,
            Optional<LocalizedText> problem,
            int focus,
            Optional<Preview> preview) {
        boolean canBeTried() {
            return preview.isPresent() && !onCases();
        }

        boolean onCases() {
            return kind == FormKind.CASES;
        }

        /** The list. */
        String path() {
            return kind.path();
        }

        String action() {
            return path() + "/" + (id.isEmpty() ? "new" : id);
        }

        boolean isFor(Use use) {
            return draft.use().channels().stream().anyMatch(c -> c.value().equals(use.id()))
                    || draft.use().topics().stream().anyMatch(t -> t.toString().equals(use.id()));
        }

        boolean isStandard() {
            return id.equals(FormId.STANDARD.toString());
        }

        boolean isPublished() {
            return line.map(known -> known.form().published().isPresent()).orElse(false);
        }

        boolean isNewestPublished() {
            return line.map(known -> isPublished() && !known.isAhead()).orElse(false);
        }
    }

    /** A whole page in the language that was chosen. */
    record Preview(String page, boolean english) {}

    record Versions(
            Screen screen,
            FormKind kind,
            FormId id,
            String name,
            List<FormVersion> versions,
            boolean canBeTried) {}
}
