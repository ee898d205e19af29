// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sentence model as small as one can be, made for a test: {@code model.onnx}, which looks up a
 * vector for each token, and {@code tokenizer.json}, which cuts a text into the words that it knows
 * as the tokenizers of multilingual models do (unigrams). What it does not know has a vector of
 * zeros.
 */
public final class SentenceModelFiles {
    private static final List<String> SPECIAL = List.of("<s>", "<pad>", "</s>", "<unk>", "▁");

    /** Types of ONNX. */
    private static final int FLOAT = 1;

    private static final int INT64 = 7;

    /** The first of the special ones; a blank is a word like others. */
    private static final int ADDED = 4;

    private static final String TOKENIZER =
            """
            {"version": "1.0", "truncation": null, "padding": PADDING, "added_tokens": [ADDED],
             "normalizer": {"type": "NFKC"},
             "pre_tokenizer":
                {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
             "post_processor": {"type": "TemplateProcessing",
                "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}},
                    {"Sequence": {"id": "A", "type_id": 0}},
                    {"SpecialToken": {"id": "</s>", "type_id": 0}}],
                "pair": [{"Sequence": {"id": "A", "type_id": 0}},
                    {"Sequence": {"id": "B", "type_id": 0}}],
                "special_tokens": {
                    "<s>": {"id": "<s>", "ids": [0], "tokens": ["<s>"]},
                    "</s>": {"id": "</s>", "ids": [2], "tokens": ["</s>"]}}},
             "decoder":
                {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
             "model": {"type": "Unigram", "unk_id": 3, "byte_fallback": false,
                "vocab": [VOCABULARY]}}
            """;

    private final int dimension;
    private final Map<String, float[]> words = new LinkedHashMap<>();
    private final List<String> inputs =
            new ArrayList<>(List.of("input_ids", "attention_mask", "token_type_ids"));
    private String padding = "null";

    public SentenceModelFiles(int dimension) {
        this.dimension = dimension;
        SPECIAL.forEach(word -> words.put(word, new float[dimension]));
    }

    /**
     * Also one of {@code <s>}, {@code <pad>}, {@code </s>}, {@code <unk>} and {@code ▁} (blank).
     */
    public SentenceModelFiles word(String word, float... vector) {
        if (vector.length != dimension) {
            throw new IllegalArgumentException(word + " has " + vector.length + " numbers");
        }
        words.put(word, vector);
        return this;
    }

    /** Another input, which nobody will give the model. */
    public SentenceModelFiles input(String name) {
        inputs.add(name);
        return this;
    }

    /** Every text is filled up to so many tokens. */
    public SentenceModelFiles padded(int length) {
        padding =
                "{\"strategy\":{\"Fixed\":"
                        + length
                        + "},\"direction\":\"Right\",\"pad_to_multiple_of\":null,\"pad_id\":1,"
                        + "\"pad_type_id\":0,\"pad_token\":\"<pad>\"}";
        return this;
    }

    /** Writes both files. */
    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("model.onnx"), model());
            Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] model() {
        Protobuf gather =
                new Protobuf()
                        .text(1, "table")
                        .text(1, "input_ids")
                        .text(2, "last_hidden_state")
                        .text(4, "Gather");
        Protobuf graph = new Protobuf().message(1, gather).text(2, "words").message(5, table());
        inputs.forEach(name -> graph.message(11, tensor(name, INT64, List.of("batch", "length"))));
        graph.message(
                12, tensor("last_hidden_state", FLOAT, List.of("batch", "length", "dimension")));
        return new Protobuf()
                .number(1, 8)
                .text(2, "madoguchi-test")
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").number(2, 13))
                .toBytes();
    }

    private Protobuf table() {
        ByteBuffer numbers =
                ByteBuffer.allocate(words.size() * dimension * Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (float[] vector : words.values()) {
            for (float value : vector) {
                numbers.putFloat(value);
            }
        }
        return new Protobuf()
                .number(1, words.size())
                .number(1, dimension)
                .number(2, FLOAT)
                .text(8, "table")
                .bytes(9, numbers.array());
    }

    private static Protobuf tensor(String name, int type, List<String> axes) {
        Protobuf shape = new Protobuf();
        axes.forEach(axis -> shape.message(1, new Protobuf().text(2, axis)));
        Protobuf tensor = new Protobuf().number(1, type).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    private String tokenizer() {
        String vocabulary =
                words.keySet().stream()
                        .map(word -> "[" + quoted(word) + "," + (special(word) ? 0 : -1) + "]")
                        .collect(Collectors.joining(",\n"));
        String added =
                IntStream.range(0, ADDED)
                        .mapToObj(SentenceModelFiles::added)
                        .collect(Collectors.joining(",\n"));
        return TOKENIZER
                .replace("PADDING", padding)
                .replace("ADDED", added)
                .replace("VOCABULARY", vocabulary);
    }

    private static boolean special(String word) {
        return SPECIAL.indexOf(word) >= 0 && SPECIAL.indexOf(word) < ADDED;
    }

    private static String added(int id) {
        return "{\"id\":"
                + id
                + ",\"content\":"
                + quoted(SPECIAL.get(id))
                + ",\"single_word\":false,\"lstrip\":false,\"rstrip\":false,\"normalized\":false,"
                + "\"special\":true}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
