// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api;

/**
 * Which part of a list is wanted.
 *
 * @param offset rows to skip, from 0
 * @param limit rows wanted, 1 to {@value #MAX_LIMIT}
 */
public record PageRequest(int offset, int limit) {
    public static final int MAX_LIMIT = 200;

    public PageRequest {
        if (offset < 0) {
            throw new IllegalArgumentException("offset " + offset + " is negative");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "limit " + limit + " is not within 1 to " + MAX_LIMIT);
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(0, limit);
    }
}
