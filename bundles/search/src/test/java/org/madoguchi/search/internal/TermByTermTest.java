// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;

/** Scores come out as Lucene's own, whatever is asked; only the way there is another. */
class TermByTermTest {
    private static final int ARTICLES = 5_000; // more than two windows
    private static final int WORDS = 60;
    private static final int MOST = 100;

    /** The fewer are wanted, the more is left out on the way. */
    private static final int[] WANTED = {1, 5, 30, MOST};

    private static final long ENOUGH = 1 << 24;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private IndexWriter writer;
    private DirectoryReader reader;

    @BeforeEach
    void fill() throws IOException {
        Random random = new Random(3);
        writer =
                new IndexWriter(
                        directory,
                        new IndexWriterConfig(new KeywordAnalyzer())
                                .setMergePolicy(NoMergePolicy.INSTANCE));
        for (int i = 0; i < ARTICLES; i++) {
            writer.addDocument(article(i, random));
            if (i == 4_100 || i == 4_900) {
                writer.commit(); // three segments
            }
        }
        for (int i = 0; i < ARTICLES; i += 7) {
            writer.deleteDocuments(new Term(Fields.ID, Integer.toString(i)));
        }
        writer.commit();
        reader = DirectoryReader.open(directory);
    }

    private static Document article(int id, Random random) {
        FieldType counted = new FieldType();
        counted.setTokenized(true);
        counted.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        Map<String, Integer> words = new HashMap<>();
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            int rare = (int) (WORDS * random.nextDouble() * random.nextDouble());
            words.merge("w" + rare, 1 + random.nextInt(3), Integer::sum);
        }
        if (id == 17) {
            words.put("rare", 250); // nearly as often as one byte holds
        }
        Document document = new Document();
        document.add(new StringField(Fields.ID, Integer.toString(id), Store.NO));
        Audience audience = Audience.values()[random.nextInt(Audience.values().length)];
        document.add(new StringField(Fields.AUDIENCE, audience.name(), Store.NO));
        document.add(new StringField(Fields.CATEGORIES, "" + random.nextInt(3), Store.NO));
        document.add(new Field(Fields.WORDS, new Terms(words), counted));
        return document;
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        writer.close();
        directory.close();
    }

    @RepeatedTest(80)
    void anyClauseShouldScoreAsInLucene(RepetitionInfo run) throws IOException {
        Random random = new Random(run.getCurrentRepetition());
        Clause wanted = group(random, 3);
        Segments segments = new Segments(run.getCurrentRepetition() % 2 == 0 ? ENOUGH : 10_000);
        Optional<CategoryId> within =
                random.nextBoolean() ? Optional.of(new CategoryId(1)) : Optional.empty();
        BooleanQuery.Builder expected =
                new BooleanQuery.Builder()
                        .add(query(wanted), Occur.MUST)
                        .add(audiences(Audience.OPERATOR), Occur.FILTER);
        within.ifPresent(
                id ->
                        expected.add(
                                new TermQuery(new Term(Fields.CATEGORIES, id.toString())),
                                Occur.FILTER));
        int most = WANTED[run.getCurrentRepetition() % WANTED.length];
        ScoreDoc[] lucene = new IndexSearcher(reader).search(expected.build(), most).scoreDocs;
        ScoreDoc[] ours =
                new ArticleSearcher(reader, segments, ArticleSearcher.noTallies())
                        .best(wanted, Reader.DESK, within, most)
                        .hits();
        assertThat(ours).hasSameSizeAs(lucene);
        for (int i = 0; i < ours.length; i++) {
            // equal ones may change places by the last bit of a sum
            assertThat(ours[i].score).isCloseTo(lucene[i].score, within(lucene[i].score * 1e-4f));
        }
    }

    @Test
    void memoryShouldStayWithinItsLimit() throws IOException {
        Segments segments = new Segments(20_000);
        ArticleSearcher searcher =
                new ArticleSearcher(reader, segments, ArticleSearcher.noTallies());
        for (int i = 0; i < 2_000; i++) {
            Clause unknown = new Clause.Term(Fields.WORDS, "nobody writes " + i, 1);
            Clause known = new Clause.Term(Fields.WORDS, "w" + i % WORDS, 1);
            searcher.best(
                    new Clause.Sum(List.of(unknown, known), 1),
                    Reader.ANYBODY,
                    Optional.empty(),
                    MOST);
            assertThat(segments.taken()).isLessThan(40_000);
        }
    }

    @Test
    void nothingShouldBeFoundForNothing() throws IOException {
        ArticleSearcher searcher =
                new ArticleSearcher(reader, new Segments(ENOUGH), ArticleSearcher.noTallies());
        assertThat(
                        searcher.best(
                                        new Clause.Sum(List.of(), 1),
                                        Reader.ANYBODY,
                                        Optional.empty(),
                                        MOST)
                                .hits())
                .isEmpty();
    }

    private static Clause group(Random random, int depth) {
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            clauses.add(
                    depth > 0 && random.nextInt(3) == 0
                            ? group(random, depth - 1)
                            : new Clause.Term(
                                    Fields.WORDS,
                                    random.nextInt(12) == 0 ? "rare" : "w" + random.nextInt(WORDS),
                                    0.5f + random.nextFloat()));
        }
        return random.nextBoolean()
                ? new Clause.Best(clauses, random.nextInt(5) / 5f)
                : new Clause.Sum(clauses, 1 + random.nextInt(clauses.size()));
    }

    private static Query query(Clause clause) {
        if (clause instanceof Clause.Term term) {
            return new BoostQuery(
                    new TermQuery(new Term(term.field(), term.text())), term.weight());
        }
        if (clause instanceof Clause.Best best) {
            return new DisjunctionMaxQuery(
                    best.clauses().stream().map(TermByTermTest::query).toList(), best.part());
        }
        Clause.Sum sum = (Clause.Sum) clause;
        if (sum.clauses().isEmpty()) {
            return new MatchNoDocsQuery();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        sum.clauses().forEach(one -> all.add(query(one), Occur.SHOULD));
        return all.setMinimumNumberShouldMatch(sum.least()).build();
    }

    private static Query audiences(Audience to) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (Audience audience : Audience.values()) {
            if (audience.compareTo(to) <= 0) {
                all.add(new TermQuery(new Term(Fields.AUDIENCE, audience.name())), Occur.SHOULD);
            }
        }
        return all.build();
    }
}
