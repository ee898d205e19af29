// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

/**
 * Where a page stands in a long list.
 *
 * @param number counts from 1
 * @param size of a page
 * @param total items that can be reached
 */
record Pager(int number, int size, long total) {
    int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    boolean hasPrevious() {
        return number > 1;
    }

    boolean hasNext() {
        return number < pages();
    }

    /** Number of the first item shown, from 1. */
    int first() {
        return (number - 1) * size + 1;
    }
}
