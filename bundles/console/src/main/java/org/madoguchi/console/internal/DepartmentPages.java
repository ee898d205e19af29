// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Telephone;
import org.madoguchi.web.FormData;

/** The pages around departments. */
final class DepartmentPages {
    private DepartmentPages() {}

    record Listing(Screen screen, List<Department> departments) {
        String encoded(Department department) {
            return Urls.encode(department.code());
        }
    }

    record Editing(Screen screen, boolean isNew, Form form, Optional<LocalizedText> problem) {}

    /**
     * A department as the fields of the page hold it.
     *
     * @param telephones see {@link TelephoneLines}
     */
    record Form(
            String code,
            String name,
            String mail,
            String phone,
            String duties,
            String telephones,
            boolean active) {
        static final Form EMPTY = new Form("", "", "", "", "", "", true);

        static Form of(Department department, List<Telephone> telephones) {
            return new Form(
                    department.code(),
                    department.name(),
                    department.mail(),
                    department.phone(),
                    department.duties(),
                    TelephoneLines.text(telephones),
                    department.active());
        }

        static Form of(FormData sent) {
            return new Form(
                    sent.text("code").strip(),
                    sent.text("name").strip(),
                    sent.text("mail").strip(),
                    sent.text("phone").strip(),
                    sent.text("duties").strip(),
                    sent.text("telephones"),
                    sent.has("active"));
        }
    }
}
