// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

/** Names of the index's fields. */
final class Fields {
    static final String ID = "id";
    static final String VERSION = "version";
    static final String AUDIENCE = "audience";

    /** Ids of the article's categories and of all above them, for the facets. */
    static final String CATEGORIES = "categories";

    /** The texts as written, for the answer to a search. */
    static final String QUESTION = "question";

    static final String ANSWER = "answer";
    static final String CATEGORY = "category";

    /** Terms of the whole article; one of the question or of a keyword stands for several. */
    static final String WORDS = "words";

    /** {@linkplain Word#sounds Sounds} of the same words: finds them in any spelling. */
    static final String SOUNDS = "sounds";

    /** Two and three letters of the reading in katakana: finds 漢字 by かな, however it is split. */
    static final String QUESTION_READING = "question.reading";

    static final String KEYWORD_READING = "keyword.reading";

    /** Two letters as written: a net below the words, for names and new words. */
    static final String QUESTION_LETTERS = "question.letters";

    static final String ANSWER_LETTERS = "answer.letters";

    /** The question from its beginning, and from each of its words on: what is being typed. */
    static final String SUGGEST_START = "suggest.start";

    static final String SUGGEST_INSIDE = "suggest.inside";

    /** Letters of the longest beginning that is kept by itself. */
    static final int SHORT = 3;

    private Fields() {}

    /** Where the first one to {@value #SHORT} letters of a suggestion are. */
    static String beginnings(String field) {
        return field + ".short";
    }
}
