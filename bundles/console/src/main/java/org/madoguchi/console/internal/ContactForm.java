// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Arrays;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.contact.ContactDetails;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.web.FormData;

/**
 * What is written down about a person, as inputs beside a case.
 *
 * @param card what stands in the register
 * @param problem why it was refused
 */
record ContactForm(
        Screen screen,
        CaseId id,
        ContactDetails details,
        Card card,
        Optional<LocalizedText> problem) {
    record Card(String number, String department, String language, String notes) {
        static Card of(Optional<ContactRegister.Entry> known) {
            return known.map(
                            entry ->
                                    new Card(
                                            entry.outsideId(),
                                            entry.department(),
                                            entry.language(),
                                            entry.notes()))
                    .orElse(new Card("", "", "", ""));
        }

        static Card sent(FormData form) {
            return new Card(
                    form.text("number").strip(),
                    form.text("department").strip(),
                    form.text("language").strip(),
                    form.text("notes").strip());
        }
    }

    /** What was typed, right or wrong. */
    static ContactDetails sent(FormData form) {
        return new ContactDetails(
                form.text("name"),
                form.text("reading"),
                constant(ContactDetails.Gender.values(), form.text("gender")),
                constant(ContactDetails.AgeBand.values(), form.text("age")),
                form.text("job"),
                form.text("postal"),
                form.text("address"),
                form.text("phone"),
                form.text("fax"),
                form.text("mail"));
    }

    /** The first one is that of whom nobody has asked. */
    private static <E extends Enum<E>> E constant(E[] all, String name) {
        return Arrays.stream(all)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(all[0]);
    }

    String path() {
        return "/console/cases/" + id + "/contact/edit";
    }
}
