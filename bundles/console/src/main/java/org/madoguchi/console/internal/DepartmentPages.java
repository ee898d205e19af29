// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentKind;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.Telephone;
import org.madoguchi.web.FormData;

/** The pages around departments. */
final class DepartmentPages {
    private DepartmentPages() {}

    /**
     * @param departments in the order of the tree, retired ones too
     */
    record Listing(Screen screen, List<DepartmentProfile> departments) {
        String encoded(DepartmentProfile department) {
            return Urls.encode(department.code());
        }

        int depth(DepartmentProfile department) {
            return DirectoryPages.depth(department, departments);
        }
    }

    /**
     * @param departments in the order of the tree, retired ones left out
     */
    record Editing(
            Screen screen,
            boolean isNew,
            Form form,
            List<DepartmentProfile> departments,
            List<DepartmentProfile.FormerName> formerNames,
            Optional<LocalizedText> problem) {
        String option(DepartmentProfile department) {
            return DirectoryPages.indent(department, departments) + department.name();
        }
    }

    /**
     * A department as the fields of the page hold it.
     *
     * @param telephones see {@link TelephoneLines}
     */
    record Form(DepartmentDraft draft, String telephones) {
        static final Form EMPTY =
                new Form(
                        new DepartmentDraft(
                                "",
                                "",
                                "",
                                DepartmentKind.SECTION,
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                true,
                                ""),
                        "");

        static Form of(DepartmentDraft known, List<Telephone> telephones) {
            return new Form(known, TelephoneLines.text(telephones));
        }

        static Form of(FormData sent) {
            return new Form(
                    new DepartmentDraft(
                            sent.text("code").strip(),
                            sent.text("name").strip(),
                            sent.text("reading").strip(),
                            FaqFilter.constant(DepartmentKind.class, sent.text("kind"))
                                    .orElse(DepartmentKind.SECTION),
                            sent.text("parent").strip(),
                            sent.text("mail").strip(),
                            sent.text("phone").strip(),
                            sent.text("extension").strip(),
                            sent.text("building").strip(),
                            sent.text("floor").strip(),
                            sent.text("duties").strip(),
                            sent.text("keywords").strip(),
                            sent.text("hours").strip(),
                            sent.text("emergency").strip(),
                            sent.has("active"),
                            sent.text("successor").strip()),
                    sent.text("telephones"));
        }

        String code() {
            return draft.code();
        }
    }
}
