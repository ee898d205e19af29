// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import org.madoguchi.api.directory.PhoneBook;

/** Telephones that were found while somebody hands a call on. */
record TransferTargets(Screen screen, List<PhoneBook.Entry> found) {
    TransferTargets {
        found = List.copyOf(found);
    }

    /** What the field holds when this one is chosen; {@link TransferTarget} reads it. */
    String value(PhoneBook.Entry entry) {
        return entry.telephone().name() + " " + TransferTarget.of(entry.telephone().number());
    }

    /** Empty where the telephone is the department's own. */
    String department(PhoneBook.Entry entry) {
        String name = entry.department().name();
        return name.equals(entry.telephone().name()) ? "" : name;
    }
}
