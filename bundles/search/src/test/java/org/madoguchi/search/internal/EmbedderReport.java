// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Embedder;
import org.madoguchi.api.knowledge.Embedder.Passage.Kind;
import org.madoguchi.api.knowledge.Reader;

/**
 * Whether the verdict on an embedder, which comes from keywords alone, is right for what citizens
 * type. Of each judged set that {@code main} is given, its queries of the class {@code keywords}
 * become editors' keywords; the others are asked with every weight.
 */
final class EmbedderReport {
    private static final int DIMENSION = 256;

    private EmbedderReport() {}

    public static void main(String[] folders) throws Exception {
        for (String folder : folders) {
            JudgedSet set = JudgedSet.read(Path.of(folder));
            System.out.println(set.name());
            ArticlesInMemory articles = new ArticlesInMemory();
            Map<String, Long> ids = articles(set, articles);
            for (Embedder embedder : List.of(ownTexts(articles), chance())) {
                try (Scratch scratch = new Scratch()) {
                    report(set, ids, articles, embedder, scratch.path());
                }
            }
        }
    }

    private static void report(
            JudgedSet set,
            Map<String, Long> ids,
            ArticlesInMemory articles,
            Embedder embedder,
            Path folder)
            throws Exception {
        TextVectors texts = new TextVectors();
        Meaning meaning = new Meaning(articles, folder.resolve("vectors"));
        LuceneArticleSearch search =
                new LuceneArticleSearch(
                        articles,
                        CategoriesInMemory.NONE,
                        new CityWordsInMemory(),
                        Attachments.NAMES_ONLY,
                        meaning,
                        folder.resolve("faq"));
        while (SpeedReport.size(search) < set.texts().size()) {
            Thread.onSpinWait();
        }
        List<Fusion.Query> asked = new ArrayList<>();
        Map<Long, float[]> vectors = new HashMap<>();
        articles.forEachPublished(
                article ->
                        texts.of(
                                        embedder,
                                        Kind.ARTICLE,
                                        article.text().question() + "\n" + article.plainAnswer())
                                .ifPresent(vector -> vectors.put(article.id().value(), vector)));
        for (JudgedSet.Judged query : set.queries()) {
            if (!query.kind().equals("keywords")) {
                Map<Long, Float> words = new LinkedHashMap<>();
                search.search(query.words(), Reader.CITIZEN, Meaning.NEAR)
                        .forEach(hit -> words.put(hit.id().value(), (float) hit.score()));
                asked.add(
                        new Fusion.Query(
                                ids.get(query.grades().keySet().iterator().next()),
                                words,
                                near(texts.of(embedder, Kind.SEARCH, query.words()), vectors)));
            }
        }
        meaning.add(embedder);
        while (!meaning.judged()) {
            Thread.onSpinWait();
        }
        System.out.printf(
                "%s: weight %s; citizens' %d queries:",
                embedder.name(), meaning.weight(), asked.size());
        List<Float> weights = new ArrayList<>(List.of(0f));
        weights.addAll(Fusion.WEIGHTS);
        for (float weight : weights) {
            System.out.printf(
                    " MRR %.3f with %s;",
                    asked.stream().mapToDouble(q -> q.reciprocalRank(weight)).average().orElse(0),
                    weight);
        }
        System.out.println();
        search.close();
        meaning.close();
        texts.close();
    }

    private static Map<Long, Float> near(Optional<float[]> query, Map<Long, float[]> vectors) {
        Map<Long, Float> near = new HashMap<>();
        query.ifPresent(
                asked ->
                        vectors.forEach(
                                (id, vector) -> {
                                    float cosine = 0;
                                    for (int i = 0; i < asked.length; i++) {
                                        cosine += asked[i] * vector[i];
                                    }
                                    if (cosine > 0) {
                                        near.put(id, cosine);
                                    }
                                }));
        return near;
    }

    /**
     * @return ids by the set's names
     */
    static Map<String, Long> articles(JudgedSet set, ArticlesInMemory articles) {
        Map<String, List<String>> keywords = new HashMap<>();
        for (JudgedSet.Judged query : set.queries()) {
            if (query.kind().equals("keywords")) {
                query.grades()
                        .keySet()
                        .forEach(
                                id ->
                                        keywords.computeIfAbsent(id, key -> new ArrayList<>())
                                                .add(query.words()));
            }
        }
        Map<String, Long> ids = new HashMap<>();
        for (JudgedSet.Text text : set.texts()) {
            long id = ids.size();
            ids.put(text.id(), id);
            articles.put(
                    id,
                    Audience.PUBLIC,
                    text.question(),
                    text.answer(),
                    keywords.getOrDefault(text.id(), List.of()).toArray(String[]::new));
        }
        return ids;
    }

    static OwnTextVectors ownTexts(ArticlesInMemory articles) {
        OwnTextVectors vectors = new OwnTextVectors();
        try (Analysis analysis = new Analysis()) {
            articles.forEachPublished(
                    article ->
                            vectors.read(
                                    analysis
                                            .split(
                                                    JapaneseText.normalized(
                                                            article.text().question()
                                                                    + "\n"
                                                                    + article.plainAnswer()))
                                            .stream()
                                            .flatMap(Word::withParts)
                                            .filter(Word::content)
                                            .map(Word::term)
                                            .toList()));
        }
        return vectors;
    }

    private static Embedder chance() {
        return new Embedder() {
            @Override
            public String name() {
                return "chance";
            }

            @Override
            public int dimension() {
                return DIMENSION;
            }

            @Override
            public Optional<float[]> embed(Passage passage) {
                Random random = new Random(passage.text().hashCode());
                float[] vector = new float[DIMENSION];
                for (int i = 0; i < DIMENSION; i++) {
                    vector[i] = (float) random.nextGaussian();
                }
                return Optional.of(vector);
            }
        };
    }
}
