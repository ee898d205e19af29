// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api;

import java.util.List;
import java.util.function.Function;

/**
 * One part of a list.
 *
 * @param items rows of this part, in the list's order
 * @param total rows of the whole list at the time of the question
 */
public record Page<T>(List<T> items, long total, PageRequest request) {
    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<R>(items.stream().<R>map(change).toList(), total, request);
    }

    public boolean hasMore() {
        return request.offset() + items.size() < total;
    }
}
