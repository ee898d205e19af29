// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.time.Duration;
import java.time.Instant;
import org.madoguchi.api.knowledge.CategoryTree;

/**
 * The trees as they were read last. Whoever is inside a transaction reads the tables: they may hold
 * what only that transaction sees.
 */
final class TreeCache {
    /** Another node's change is seen after this time. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final KnowledgeStore store;
    private final CategoryTables tables;
    private Instant at = Instant.MIN;
    private CategoryTree tree;
    private long forgotten;

    TreeCache(KnowledgeStore store, CategoryTables tables) {
        this.store = store;
        this.tables = tables;
    }

    CategoryTree tree() {
        if (store.transactions().isRunning()) {
            return tables.tree();
        }
        long before;
        synchronized (this) {
            if (tree != null && at.plus(FRESH).isAfter(store.now())) {
                return tree;
            }
            before = forgotten;
        }
        CategoryTree read = tables.tree();
        synchronized (this) {
            // what was read before a change must not be kept after it
            if (before == forgotten) {
                tree = read;
                at = store.now();
            }
        }
        return read;
    }

    synchronized void forget() {
        tree = null;
        forgotten++;
    }
}
