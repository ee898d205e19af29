// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseSummary;

/**
 * Where a case is erased or kept.
 *
 * @param reason as it was typed
 * @param refused why it could not be done
 */
record CaseErasePage(
        Screen screen,
        CaseSummary about,
        boolean held,
        String reason,
        Optional<LocalizedText> refused) {
    String path() {
        return "/console/cases/" + about.id() + "/erase";
    }

    boolean isClosed() {
        return !about.state().isOpen();
    }
}
