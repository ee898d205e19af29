// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import org.madoguchi.api.knowledge.ArticleFile;

/** What of a file that belongs to an article can be searched. */
interface Attachments {
    Attachments NAMES_ONLY = ArticleFile::fileName;

    /** Its name and, where it can be read, its text. */
    String text(ArticleFile file);
}
