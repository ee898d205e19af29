// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleLink;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;

/** From an article to what the index keeps of it. */
final class ArticleDocuments {
    /** A suggestion is found by what is typed first; nobody types on for longer. */
    private static final int TYPED = 30;

    /** A word of the question, and a keyword, says as much as so many of the answer. */
    private static final int QUESTION = 8;

    private static final int KEYWORD = 8;

    /** How often, but not where: nothing is searched by its place. */
    private static final FieldType COUNTED = new FieldType();

    static {
        COUNTED.setTokenized(true);
        COUNTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        COUNTED.freeze();
    }

    private final Analysis analysis;
    private final Attachments attachments;
    private final Lexicon lexicon;

    ArticleDocuments(Analysis analysis, Lexicon lexicon, Attachments attachments) {
        this.analysis = analysis;
        this.lexicon = lexicon;
        this.attachments = attachments;
    }

    Document document(Article article, CategoryTree tree) {
        ArticleText text = article.text();
        List<Word> question = words(text.question());
        List<Word> keywords = words(keywords(text, tree));
        List<Word> answer = words(answer(article));
        Document document = new Document();
        document.add(new StringField(Fields.ID, article.id().toString(), Store.NO));
        document.add(new NumericDocValuesField(Fields.VERSION, article.version()));
        document.add(new StringField(Fields.AUDIENCE, text.audience().name(), Store.NO));
        document.add(new NumericDocValuesField(Fields.ID, article.id().value()));
        document.add(kept(Fields.QUESTION, text.question()));
        document.add(kept(Fields.ANSWER, article.plainAnswer()));
        document.add(
                kept(
                        Fields.CATEGORY,
                        text.categories().stream()
                                .findFirst()
                                .map(id -> tree.label(id, Locale.JAPANESE))
                                .orElse("")));
        for (String id : withAbove(text.categories(), tree)) {
            document.add(new StringField(Fields.CATEGORIES, id, Store.NO));
            document.add(new SortedSetDocValuesField(Fields.CATEGORIES, new BytesRef(id)));
        }
        Counts words = new Counts();
        Counts sounds = new Counts();
        count(words, sounds, question, QUESTION);
        count(words, sounds, keywords, KEYWORD);
        count(words, sounds, answer, 1);
        document.add(words.field(Fields.WORDS));
        document.add(sounds.field(Fields.SOUNDS));
        letters(document, Fields.QUESTION_READING, Analysis.reading(question), 3);
        letters(document, Fields.KEYWORD_READING, Analysis.reading(keywords), 3);
        letters(document, Fields.QUESTION_LETTERS, written(question), 2);
        letters(document, Fields.ANSWER_LETTERS, written(keywords) + " " + written(answer), 2);
        suggestions(document, JapaneseText.normalized(text.question()), question);
        return document;
    }

    /** Stored fields are compressed, and reading ten of them costs more than finding them. */
    private static Field kept(String field, String text) {
        return new BinaryDocValuesField(field, new BytesRef(text));
    }

    private List<Word> words(String text) {
        List<Word> words = analysis.split(JapaneseText.normalized(text));
        lexicon.add(words);
        return words;
    }

    private static String keywords(ArticleText text, CategoryTree tree) {
        List<String> all = new ArrayList<>(text.keywords());
        for (CategoryId id : text.categories()) {
            tree.path(id).stream().skip(1).map(Category::name).forEach(all::add);
        }
        return String.join(" 、", all);
    }

    private String answer(Article article) {
        StringBuilder all = new StringBuilder(article.plainAnswer());
        all.append("\n").append(article.text().shortAnswer());
        for (ArticleLink link : article.text().links()) {
            all.append("\n").append(link.label());
        }
        article.text().files().forEach(file -> all.append("\n").append(attachments.text(file)));
        return all.toString();
    }

    private static Set<String> withAbove(List<CategoryId> categories, CategoryTree tree) {
        return categories.stream()
                .flatMap(id -> tree.path(id).stream())
                .map(category -> category.id().toString())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void count(Counts words, Counts sounds, List<Word> text, int times) {
        text.stream()
                .flatMap(Word::withParts)
                .filter(Word::content)
                .forEach(
                        word -> {
                            words.add(word.term(), times);
                            word.sounds().forEach(sound -> sounds.add(sound, times));
                        });
    }

    private static void letters(Document document, String field, String text, int longest) {
        Counts pieces = new Counts();
        for (String run : JapaneseText.runs(text)) {
            JapaneseText.pieces(JapaneseText.sound(run), 2, longest)
                    .forEach(piece -> pieces.add(piece, 1));
        }
        document.add(pieces.field(field));
    }

    /** How often terms count. */
    private static final class Counts {
        private final Map<String, Integer> counts = new LinkedHashMap<>();

        void add(String term, int times) {
            counts.merge(term, times, Integer::sum);
        }

        Field field(String name) {
            return new Field(name, new Terms(counts), COUNTED);
        }
    }

    private static String written(List<Word> words) {
        return words.stream().map(Word::surface).collect(Collectors.joining());
    }

    private void suggestions(Document document, String question, List<Word> words) {
        String surface = JapaneseText.katakana(question);
        StringBuilder rest = new StringBuilder();
        for (int i = words.size() - 1; i >= 0; i--) {
            Word word = words.get(i);
            rest.insert(0, word.reading());
            if (i == 0 || word.content()) {
                String field = i == 0 ? Fields.SUGGEST_START : Fields.SUGGEST_INSIDE;
                suggestion(document, field, surface.substring(word.start()));
                suggestion(document, field, rest.toString());
            }
        }
    }

    private static void suggestion(Document document, String field, String text) {
        String letters = typed(text.replace(" ", ""));
        document.add(new StringField(field, letters, Store.NO));
        for (int length = 1; length <= Math.min(Fields.SHORT, letters.length()); length++) {
            document.add(
                    new StringField(
                            Fields.beginnings(field), letters.substring(0, length), Store.NO));
        }
    }

    static String typed(String text) {
        return text.length() <= TYPED ? text : text.substring(0, TYPED);
    }
}
