// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.storage;

/**
 * The database did not do what it was asked: unreachable, full, or in conflict. Try again later.
 */
public class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
