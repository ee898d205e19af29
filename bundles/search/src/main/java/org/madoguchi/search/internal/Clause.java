// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.List;

/** What is looked for, and how much it counts: a tree whose leaves are terms of the index. */
sealed interface Clause {
    /**
     * A term, by BM25.
     *
     * @param weight above 0
     */
    record Term(String field, String text, float weight) implements Clause {}

    /** All that fit add up, when there are enough of them. */
    record Sum(List<Clause> clauses, int least) implements Clause {
        public Sum {
            clauses = List.copyOf(clauses);
        }
    }

    /** The one that fits best counts, and of the others a part. */
    record Best(List<Clause> clauses, float part) implements Clause {
        public Best {
            clauses = List.copyOf(clauses);
        }
    }
}
