// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage;

/**
 * The database, once it can be reached: the service appears after the first connection and the
 * first migration. Safe for use by several threads.
 */
public interface Storage {
    /**
     * Brings the module's tables up to date and opens its entities. The caller closes the unit when
     * it is deactivated.
     *
     * @throws org.madoguchi.api.storage.StorageException when a migration or the mapping fails
     */
    EntityUnit open(UnitDefinition definition);
}
