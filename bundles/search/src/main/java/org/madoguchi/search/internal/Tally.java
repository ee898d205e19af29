// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

/**
 * What the clauses of a group have given to the articles of one window. Small enough to stay near
 * the processor. Used by one thread.
 */
final class Tally {
    /** Articles that are looked at together. */
    static final int WINDOW = 2_048;

    final float[] sum = new float[WINDOW];
    private final float[] best = new float[WINDOW];
    private final int[] clauses = new int[WINDOW];
    final int[] touched = new int[WINDOW];
    int size;

    void add(int doc, float score) {
        if (clauses[doc]++ == 0) {
            touched[size++] = doc;
            sum[doc] = score;
            best[doc] = score;
        } else {
            sum[doc] += score;
            if (score > best[doc]) {
                best[doc] = score;
            }
        }
    }

    boolean has(int doc) {
        return clauses[doc] > 0;
    }

    /** Tells the articles that have enough clauses, and is empty again. */
    void moveSums(Tally into, int least) {
        for (int i = 0; i < size; i++) {
            int doc = touched[i];
            if (clauses[doc] >= least) {
                into.add(doc, sum[doc]);
            }
            clauses[doc] = 0;
        }
        size = 0;
    }

    /** Tells the best clause of each article and a part of its others, and is empty again. */
    void moveBest(Tally into, float part) {
        for (int i = 0; i < size; i++) {
            int doc = touched[i];
            into.add(doc, best[doc] + part * (sum[doc] - best[doc]));
            clauses[doc] = 0;
        }
        size = 0;
    }

    /** Forgets the articles that have less. */
    void keep(float least) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int doc = touched[i];
            if (sum[doc] >= least) {
                touched[kept++] = doc;
            } else {
                clauses[doc] = 0;
            }
        }
        size = kept;
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            clauses[touched[i]] = 0;
        }
        size = 0;
    }
}
