// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an item of cases must hold for a case to be wanted (FJ-124). Immutable.
 *
 * @param value what it holds; of a span the first day or number, where an empty one is the
 *     beginning
 * @param until the last day or number of a span, in it; empty when it is no span
 */
public record ItemWish(ItemValue value, Optional<ItemValue> until) {
    /**
     * @throws IllegalArgumentException when a span does not end with a day or a whole number, or
     *     begins with something else
     */
    public ItemWish {
        if (until.filter(last -> last.rank().isEmpty()).isPresent()
                || until.isPresent() && !value.value().isEmpty() && value.rank().isEmpty()) {
            throw new IllegalArgumentException("no span: " + value + " to " + until);
        }
    }

    /** Just this. */
    public static ItemWish of(ItemValue value) {
        return new ItemWish(value, Optional.empty());
    }

    /**
     * As addresses name it.
     *
     * @param name see {@link ItemValue#of}
     * @param until empty for just this value
     * @throws IllegalArgumentException as the constructor
     */
    public static Optional<ItemWish> of(String name, String value, String until) {
        return ItemValue.of(name, value)
                .map(
                        first ->
                                new ItemWish(
                                        first,
                                        until.isBlank()
                                                ? Optional.empty()
                                                : ItemValue.of(name, until)));
    }

    /** Of a span, the rank that it begins with. */
    public long least() {
        return value.rank().orElse(Long.MIN_VALUE);
    }

    /** Whether this is what was filled in. */
    public boolean fits(ItemValue said) {
        if (until.isEmpty()) {
            return said.equals(value);
        }
        OptionalLong rank = said.rank();
        return said.any().equals(value.any())
                && rank.isPresent()
                && rank.getAsLong() >= least()
                && rank.getAsLong() <= until.get().rank().orElseThrow();
    }
}
