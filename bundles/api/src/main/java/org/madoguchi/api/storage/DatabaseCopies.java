// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.storage;

import java.nio.file.Path;

/** Copies the whole database while it is in use. Safe for use by several threads. */
public interface DatabaseCopies {
    /** Which database it is; a copy goes back into the same kind only. */
    String kind();

    /** Bytes that a copy takes at most, by and large. */
    long size();

    /**
     * Writes a copy of one moment that holds everything committed before the call.
     *
     * @param folder is there, empty, and the caller's to delete
     * @throws org.madoguchi.api.RejectedException when the database's own program for it is missing
     *     or does not do it
     * @throws StorageException when the database does not answer or the copy cannot be written
     */
    void copyInto(Path folder);
}
