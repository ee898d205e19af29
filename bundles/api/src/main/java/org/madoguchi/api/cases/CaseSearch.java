// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import org.madoguchi.api.PageRequest;

/**
 * Full text over cases, for the desk itself: it asks no permission, {@link Cases#list} does. What
 * is committed is found about a tenth of a second later. Safe for use by several threads.
 */
public interface CaseSearch {
    /**
     * The cases in which every word of the text occurs, newest activity first. Words are what
     * stands between blanks and occur anywhere, also inside of longer words; width, case, hiragana
     * or katakana, kinds of dashes, dashes between digits and line breaks make no difference. There
     * is no syntax: a star is a star. Of an endless text the beginning is looked for.
     *
     * @throws org.madoguchi.api.storage.StorageException while the index cannot be read
     */
    default Hits find(String text, CaseSelection among, PageRequest request) {
        return find(text, among, CaseOrder.NEWEST, request);
    }

    /**
     * As {@link #find(String, CaseSelection, PageRequest)}, in this order. Without words the
     * selection alone decides.
     */
    Hits find(String text, CaseSelection among, CaseOrder order, PageRequest request);

    /** How many there are in all; cheaper than finding them. */
    default long count(String text, CaseSelection among) {
        return find(text, among, PageRequest.first(1)).total();
    }

    /**
     * The first of all that are found, for lists that are written to a file: as they are at one
     * moment, however long the writing takes.
     *
     * @param most how many at most
     */
    Hits findAll(String text, CaseSelection among, CaseOrder order, int most);

    Progress progress();

    /**
     * Indexes every case anew in the background; searches go on and miss nothing meanwhile. Returns
     * at once.
     */
    void rebuild();

    /**
     * @param total how many there are in all
     */
    record Hits(List<CaseId> cases, long total) {
        public Hits {
            cases = List.copyOf(cases);
        }
    }

    /**
     * How far the index is.
     *
     * @param usable it can be searched
     * @param cases how many can be found
     * @param behind how many have changed, or were never indexed, and cannot be found as they are
     *     now; a few under load, many after an index was lost
     */
    record Progress(boolean usable, long cases, long behind) {}
}
