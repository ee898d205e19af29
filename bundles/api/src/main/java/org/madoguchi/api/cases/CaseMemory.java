// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that keeps something of cases outside of them, such as what was sent or said, and
 * forgets it with them. Safe for use by several threads.
 */
@ConsumerType
public interface CaseMemory {
    /**
     * Erases whatever tells of the citizen, as part of the running transaction; figures that name
     * nobody stay. A repetition is harmless.
     *
     * @throws org.madoguchi.api.RejectedException when something is still under way: the case
     *     cannot be erased now
     */
    void forget(CaseId id);
}
