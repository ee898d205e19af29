// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Queries with the articles that answer them. A folder holds {@code corpus.json} ({@code {id:
 * "Question: …\nAnswer: …"}}), {@code queries.json} ({@code {query id: words}}), {@code qrels.json}
 * ({@code {query id: {article id: grade}}}) and perhaps {@code kinds.json} ({@code {query id: name
 * of a class}}).
 */
record JudgedSet(String name, List<Text> texts, List<Judged> queries) {
    private static final String QUESTION = "Question: ";
    private static final String ANSWER = "\nAnswer: ";
    private static final Set<String> OPTIONAL = Set.of("kinds.json", "keywords.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keywords that editors gave are in {@code keywords.json}, when there is one. */
    record Text(String id, String question, String answer, List<String> keywords) {}

    /**
     * @param grades of the articles that answer it; one grade is as good as another for success and
     *     rank, they are told apart by nDCG only
     */
    record Judged(String id, String words, String kind, Map<String, Integer> grades) {}

    static JudgedSet read(Path folder) throws IOException {
        Map<String, String> corpus = json(folder, "corpus.json", new TypeReference<>() {});
        Map<String, String> words = json(folder, "queries.json", new TypeReference<>() {});
        Map<String, Map<String, Integer>> grades =
                json(folder, "qrels.json", new TypeReference<>() {});
        Map<String, String> kinds = json(folder, "kinds.json", new TypeReference<>() {});
        Map<String, List<String>> keywords =
                json(folder, "keywords.json", new TypeReference<>() {});
        List<Text> texts = new ArrayList<>();
        corpus.forEach(
                (id, text) -> texts.add(text(id, text, keywords.getOrDefault(id, List.of()))));
        List<Judged> judged = new ArrayList<>();
        words.forEach(
                (id, query) ->
                        judged.add(
                                new Judged(
                                        id,
                                        query,
                                        kinds.getOrDefault(id, "all"),
                                        grades.getOrDefault(id, Map.of()))));
        judged.removeIf(query -> query.grades().isEmpty());
        if (texts.isEmpty() || judged.isEmpty()) {
            throw new IOException(folder + " has no articles or no judged queries");
        }
        return new JudgedSet(folder.getFileName().toString(), texts, judged);
    }

    Set<String> kinds() {
        return queries.stream().map(Judged::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Text text(String id, String text, List<String> keywords) {
        int answer = text.indexOf(ANSWER);
        if (!text.startsWith(QUESTION) || answer < 0) {
            throw new IllegalArgumentException(
                    "article " + id + " is not \"Question: …\\nAnswer: …\"");
        }
        return new Text(
                id,
                text.substring(QUESTION.length(), answer),
                text.substring(answer + ANSWER.length()),
                keywords);
    }

    private static <T> Map<String, T> json(
            Path folder, String name, TypeReference<LinkedHashMap<String, T>> type)
            throws IOException {
        Path file = folder.resolve(name);
        if (Files.notExists(file) && OPTIONAL.contains(name)) {
            return Map.of();
        }
        return JSON.readValue(file.toFile(), type);
    }
}
