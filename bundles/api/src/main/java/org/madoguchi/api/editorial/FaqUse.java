// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.editorial;

import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.ArticleId;

/**
 * Takes down how the FAQ is used (ST-130, ST-136, ST-154). Searches and views are counted together
 * and written every few seconds: they cost the reader nothing, and a sudden death may lose the last
 * seconds of them. Feedback is stored before the method returns. Safe for use by several threads.
 */
public interface FaqUse {
    /**
     * @param words as typed; what looks like a telephone number, a mail address or another number
     *     of a person is made unreadable before anything is kept
     * @param found how many articles fitted
     */
    void searched(Visit visit, String words, long found);

    /**
     * @param words the search that led to it, when one did
     */
    void viewed(Visit visit, ArticleId article, Optional<String> words);

    /**
     * A citizen's verdict.
     *
     * @param comment at most 1,000 characters, may be empty
     * @throws RejectedException when the comment is too long
     */
    void judged(Visit visit, ArticleId article, boolean solved, String comment);

    /** The article was put into an answer. */
    void used(Actor actor, ArticleId article, CaseId usedIn);
}
