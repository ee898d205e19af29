// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.storage.StorageException;

/** What searches would find with other words of the city; nothing is changed. */
final class Preview {
    /** Reading more anew would make an editor wait for more than some seconds. */
    private static final int MAX_READ = 5_000;

    private static final int FOUND = 10;

    private final IndexKeeper keeper;
    private final PublishedTexts texts;

    Preview(IndexKeeper keeper, PublishedTexts texts) {
        this.keeper = keeper;
        this.texts = texts;
    }

    /** Questions that searches of citizens would find, ten for each. */
    List<List<String>> questions(CityWords words, List<String> searches) {
        OpenIndex now = keeper.open();
        if (now.language().reads(words)) {
            return questions(
                    new OpenIndex(now.files(), now.language().with(words.synonyms())), searches);
        }
        if (keeper.read(now.files()::size) > MAX_READ) {
            throw DictionaryRules.rejected("preview.articles", MAX_READ);
        }
        try (Scratch scratch = new Scratch()) {
            OpenIndex other = new OpenIndex(FaqIndex.openEmpty(scratch.path()), Language.of(words));
            try {
                texts.read(other, article -> true);
                other.files().commit("");
                return questions(other, searches);
            } finally {
                other.files().close();
            }
        } catch (IOException e) {
            throw new StorageException("the effect of a word cannot be tried", e);
        }
    }

    private List<List<String>> questions(OpenIndex with, List<String> searches) {
        List<List<String>> found = new ArrayList<>();
        for (String search : searches) {
            found.add(
                    with.queries()
                            .search(search)
                            .map(asked -> questions(with, asked.wanted(), search))
                            .orElse(List.of()));
        }
        return found;
    }

    private List<String> questions(OpenIndex with, Clause wanted, String search) {
        ArticleQuery query = ArticleQuery.of(search, Reader.CITIZEN, FOUND);
        return keeper.read(() -> with.files().find(wanted, Map.of(), query, FOUND)).page().stream()
                .map(Findings.Found::question)
                .toList();
    }
}
