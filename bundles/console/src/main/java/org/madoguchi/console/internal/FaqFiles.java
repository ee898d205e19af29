// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.storage.BlobId;

/** Files of articles as forms and pages name them. */
final class FaqFiles {
    private static final int PARTS = 4;

    private FaqFiles() {}

    /** For a form; what comes back is believed by nobody: the desk knows which files it keeps. */
    static String line(ArticleFile file) {
        return String.join(
                "/",
                file.blob().toString(),
                Long.toString(file.size()),
                file.mediaType().replace('/', '~'),
                file.fileName());
    }

    static Optional<ArticleFile> read(String line) {
        String[] parts = line.split("/", PARTS);
        if (parts.length < PARTS
                || FaqFilter.number(parts[0]).isEmpty()
                || FaqFilter.number(parts[1]).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ArticleFile(
                        parts[3],
                        parts[2].replace('~', '/'),
                        Long.parseLong(parts[1]),
                        new BlobId(Long.parseLong(parts[0]))));
    }

    /** A text of the article with its pictures where the console serves them. */
    static String shown(Article article, String html) {
        String answer = html;
        List<ArticleFile> files = article.text().files();
        for (int i = 0; i < files.size(); i++) {
            answer =
                    answer.replace(
                            '"' + files.get(i).reference() + '"',
                            "\"/console/faq/" + article.id() + "/files/" + i + '"');
        }
        return answer;
    }
}
