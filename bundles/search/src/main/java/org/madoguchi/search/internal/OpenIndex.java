// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

/** What searches use: replaced as a whole. */
record OpenIndex(FaqIndex files, Language language, ArticleQueries queries) {
    OpenIndex(FaqIndex files, Language language) {
        this(files, language, language.queries());
    }
}
