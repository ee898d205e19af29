// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.List;

/** Finds articles in the words of the person who asks. Safe for use by several threads. */
public interface ArticleSearch {
    /**
     * @param words a sentence or keywords; at most 1,000 characters are looked at
     * @param limit 1 to 50
     * @return the best first; empty for words without content
     */
    List<Hit> search(String words, Audience reader, int limit);

    /** Questions that begin like what is being typed (also by reading), the best first. */
    List<Hit> suggest(String typed, Audience reader, int limit);

    /**
     * Builds the index anew from the articles; searches go on meanwhile. Returns how many were
     * indexed.
     */
    long rebuild();

    /** Number of articles that can be found now. */
    long size();

    /**
     * @param snippet part of the answer that fits the words
     * @param score comparable only within one answer
     */
    record Hit(ArticleId id, String question, String snippet, String category, double score) {}
}
