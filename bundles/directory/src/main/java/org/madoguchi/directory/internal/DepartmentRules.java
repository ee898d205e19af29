// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import java.util.Locale;
import java.util.regex.Pattern;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;

/** What a department's data must look like. */
final class DepartmentRules {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,31}");
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,255}");

    private DepartmentRules() {}

    /**
     * The department as it may be stored.
     *
     * @throws RejectedException when the person who typed it must mend it
     */
    static Department checked(
            DepartmentId id,
            String code,
            String name,
            String mail,
            String phone,
            String duties,
            boolean active) {
        Department tidy =
                new Department(
                        id,
                        code.strip(),
                        name.strip(),
                        mail.strip().toLowerCase(Locale.ROOT),
                        phone.strip(),
                        duties.strip(),
                        active);
        demand(CODE.matcher(tidy.code()).matches(), "code", tidy.code());
        demand(!tidy.name().isEmpty() && tidy.name().length() <= 200, "name");
        demand(MAIL.matcher(tidy.mail()).matches(), "mail", tidy.mail());
        demand(tidy.phone().length() <= 40, "phone");
        demand(tidy.duties().length() <= 4000, "duties");
        return tidy;
    }

    private static void demand(boolean met, String key, Object... arguments) {
        if (!met) {
            throw new RejectedException(LocalizedText.from(DepartmentRules.class, key, arguments));
        }
    }
}
