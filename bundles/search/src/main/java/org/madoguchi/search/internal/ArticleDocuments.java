// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;

/** From an article to what the index keeps of it. */
final class ArticleDocuments {
    /** A suggestion is found by what is typed first; nobody types on for longer. */
    private static final int TYPED = 30;

    private final Analysis analysis;
    private final Categories categories;

    ArticleDocuments(Analysis analysis, Categories categories) {
        this.analysis = analysis;
        this.categories = categories;
    }

    Document document(Article article) {
        ArticleText text = article.text();
        CategoryTree tree = categories.tree();
        String question = JapaneseText.normalized(text.question());
        String answer = JapaneseText.normalized(article.plainAnswer());
        String keywords =
                JapaneseText.normalized(
                        String.join(" 、", text.keywords()) + " 、" + words(text.categories(), tree));
        Document document = new Document();
        document.add(new StringField(Fields.ID, article.id().toString(), Store.YES));
        document.add(new StoredField(Fields.REVISION, article.revision()));
        document.add(new StringField(Fields.AUDIENCE, text.audience().name(), Store.YES));
        document.add(new StoredField(Fields.QUESTION, text.question()));
        document.add(new StoredField(Fields.ANSWER, article.plainAnswer()));
        document.add(new StoredField(Fields.CATEGORY, label(text.categories(), tree)));
        text.categories().stream()
                .flatMap(id -> tree.path(id).stream())
                .map(category -> category.id().toString())
                .distinct()
                .forEach(id -> document.add(new StringField(Fields.WITHIN, id, Store.NO)));

        document.add(new TextField(Fields.QUESTION_WORDS, question, Store.NO));
        document.add(new TextField(Fields.KEYWORD_WORDS, keywords, Store.NO));
        document.add(new TextField(Fields.ANSWER_WORDS, answer, Store.NO));
        document.add(reading(Fields.QUESTION_READING, question));
        document.add(reading(Fields.KEYWORD_READING, keywords));
        document.add(reading(Fields.ANSWER_READING, answer));
        document.add(new TextField(Fields.QUESTION_LETTERS, letters(question), Store.NO));
        document.add(
                new TextField(Fields.ANSWER_LETTERS, letters(keywords + " " + answer), Store.NO));
        suggestions(document, question);
        return document;
    }

    private static String label(List<CategoryId> categories, CategoryTree tree) {
        return categories.isEmpty() ? "" : tree.label(categories.get(0), Locale.JAPANESE);
    }

    /** Names below the roots: a root names an axis, not a subject. */
    private static String words(List<CategoryId> categories, CategoryTree tree) {
        return categories.stream()
                .flatMap(id -> tree.path(id).stream().skip(1))
                .map(Category::name)
                .distinct()
                .collect(Collectors.joining(" 、"));
    }

    private TextField reading(String field, String text) {
        return new TextField(field, analysis.reading(text), Store.NO);
    }

    static String letters(String text) {
        return JapaneseText.katakana(text).replaceAll("[^\\p{L}\\p{N}ー]+", " ");
    }

    private void suggestions(Document document, String question) {
        List<Analysis.Word> words = analysis.split(question);
        String surface = JapaneseText.katakana(question);
        StringBuilder rest = new StringBuilder();
        for (int i = words.size() - 1; i >= 0; i--) {
            Analysis.Word word = words.get(i);
            rest.insert(0, word.reading());
            if (i == 0 || word.content()) {
                String field = i == 0 ? Fields.SUGGEST_START : Fields.SUGGEST_INSIDE;
                document.add(
                        new StringField(field, typed(surface.substring(word.start())), Store.NO));
                document.add(new StringField(field, typed(rest.toString()), Store.NO));
            }
        }
    }

    private static String typed(String text) {
        return text.length() <= TYPED ? text : text.substring(0, TYPED);
    }
}
