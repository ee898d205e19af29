// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.cases.CaseId;

/** The case that an address names. */
final class CaseNumber {
    private CaseNumber() {}

    /**
     * @throws NotFoundException when it cannot be the number of any
     */
    static CaseId of(String text) {
        try {
            return CaseId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no case " + text);
        }
    }
}
