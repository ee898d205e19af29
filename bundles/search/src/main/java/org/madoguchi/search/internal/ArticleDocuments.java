// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleText;

/** From an article to what the index keeps of it. */
final class ArticleDocuments {
    /** A suggestion is found by what is typed first; nobody types on for longer. */
    private static final int TYPED = 30;

    private final Analysis analysis;

    ArticleDocuments(Analysis analysis) {
        this.analysis = analysis;
    }

    Document document(Article article) {
        ArticleText text = article.text();
        String question = JapaneseText.normalized(text.question());
        String answer = JapaneseText.normalized(text.answer());
        String keywords =
                JapaneseText.normalized(
                        String.join(" 、", text.keywords())
                                + " 、"
                                + text.category().replace("＞", " 、"));
        Document document = new Document();
        document.add(new StringField(Fields.ID, article.id().toString(), Store.YES));
        document.add(new StoredField(Fields.REVISION, article.revision()));
        document.add(new StringField(Fields.AUDIENCE, text.audience().name(), Store.YES));
        document.add(new StoredField(Fields.QUESTION, text.question()));
        document.add(new StoredField(Fields.ANSWER, text.answer()));
        document.add(new StoredField(Fields.CATEGORY, text.category()));

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
