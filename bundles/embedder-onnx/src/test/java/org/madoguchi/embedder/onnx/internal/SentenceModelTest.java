// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.knowledge.Embedder.Passage;
import org.madoguchi.api.knowledge.Embedder.Passage.Kind;
import org.madoguchi.test.SentenceModelFiles;

/** A real model, if a tiny one, read and asked by the real libraries. */
class SentenceModelTest {
    @TempDir Path folder;

    private static SentenceModelFiles files() {
        return new SentenceModelFiles(3)
                .word("粗大ごみ", 3, 0, 0)
                .word("ソファ", 2, 1, 0)
                .word("住民票", 0, 3, 0)
                .word("の", 0, 0, 0)
                .word("検索:", 0, 0, 9)
                .word("記事:", 0, 0, -9);
    }

    @Test
    void aTextShouldBeTheMeanOfWhatTheModelKnowsOfIt() throws Exception {
        try (SentenceModel model = read(files(), Map.of())) {
            assertThat(model.dimension()).isEqualTo(3);
            float[] vector = model.embed(article("ソファの粗大ごみ")).orElseThrow();
            // <s> ▁ ソファ の 粗大ごみ </s>
            assertThat(vector).containsExactly(new float[] {5 / 6f, 1 / 6f, 0}, within(1e-6f));
        }
    }

    @Test
    void whatOnlyFillsUpShouldNotCount() throws Exception {
        SentenceModelFiles padded = files().word("<pad>", 100, 100, 100).padded(40);
        try (SentenceModel model = read(padded, Map.of())) {
            float[] vector = model.embed(article("粗大ごみ")).orElseThrow();
            assertThat(vector).containsExactly(new float[] {3 / 4f, 0, 0}, within(1e-6f));
        }
    }

    @Test
    void theFirstTokenMayStandForTheText() throws Exception {
        try (SentenceModel model = read(files().word("<s>", 1, 2, 3), Map.of("pooling", "first"))) {
            assertThat(model.embed(article("粗大ごみ")).orElseThrow()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void searchesAndArticlesShouldBeginAsTheModelWantsIt() throws Exception {
        Map<String, String> prefixes = Map.of("search.prefix", "\"検索: \"", "article.prefix", "記事:");
        try (SentenceModel model = read(files(), prefixes)) {
            assertThat(model.embed(search("粗大ごみ")).orElseThrow()[2]).isPositive();
            assertThat(model.embed(article("粗大ごみ")).orElseThrow()[2]).isNegative();
        }
    }

    @Test
    void aLongTextShouldBeReadFromItsBeginning() throws Exception {
        try (SentenceModel model = read(files(), Map.of("tokens", "8"))) {
            String text = "粗大ごみ".repeat(5) + "住民票".repeat(50_000);
            assertThat(model.embed(article(text)).orElseThrow()[1]).isZero();
        }
    }

    @Test
    void anythingThatPeopleTypeShouldHaveAVector() throws Exception {
        try (SentenceModel model = read(files(), Map.of())) {
            for (String text :
                    List.of("", " ", "\0\u0001", "👨‍👩‍👧‍👦", "\ud800", "🂡".repeat(10_000))) {
                assertThat(model.embed(search(text)).orElseThrow()).hasSize(3);
            }
        }
    }

    @Test
    void theNameShouldTellModelsAndSettingsApart() throws Exception {
        String name = name(files(), Map.of());
        assertThat(name(files(), Map.of("threads", "1")))
                .isEqualTo(name)
                .doesNotContain(folder.toString());
        assertThat(name(files().word("ソファ", 1, 1, 1), Map.of())).isNotEqualTo(name);
        assertThat(name(files(), Map.of("tokens", "100"))).isNotEqualTo(name);
        assertThat(name(files(), Map.of("search.prefix", "query:"))).isNotEqualTo(name);
    }

    @Test
    void manyMayAskAtOnceUntilItIsClosed() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        try (SentenceModel model = read(files(), Map.of())) {
            Callable<Boolean> asking =
                    () -> {
                        for (int i = 0; i < 200; i++) {
                            float[] garbage = model.embed(search("粗大ごみ")).orElseThrow();
                            float[] paper = model.embed(search("住民票".repeat(i))).orElseThrow();
                            if (garbage[0] == 0 || garbage[1] != 0 || paper[0] != 0) {
                                return false; // somebody else's answer
                            }
                        }
                        return true;
                    };
            for (Future<Boolean> one : people.invokeAll(Collections.nCopies(8, asking))) {
                assertThat(one.get()).isTrue();
            }
            model.close();
            assertThatThrownBy(() -> model.embed(search("ソファ"))).hasMessageContaining("has ended");
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void aProcessThatEndsShouldBeHeardOf() throws Exception {
        try (SentenceModel model = read(files(), Map.of())) {
            AtomicBoolean ended = new AtomicBoolean();
            model.whenEnded(() -> ended.set(true));
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            await().untilTrue(ended);
            assertThatThrownBy(() -> model.embed(search("ソファ"))).hasMessageContaining("has ended");
        }
    }

    @Test
    void aTextThatTakesTooLongShouldEndTheProcess() throws Exception {
        try (SentenceModel model = read(files(), Map.of("text.seconds", "1"))) {
            AtomicBoolean ended = new AtomicBoolean();
            model.whenEnded(() -> ended.set(true));
            String process =
                    Long.toString(ProcessHandle.current().children().findAny().orElseThrow().pid());
            assertThat(new ProcessBuilder("kill", "-STOP", process).start().waitFor()).isZero();
            assertThatThrownBy(() -> model.embed(search("ソファ")))
                    .hasMessageContaining("a text took 1 s");
            await().untilTrue(ended);
        }
    }

    private static Passage search(String text) {
        return new Passage(Kind.SEARCH, text, List.of());
    }

    private static Passage article(String text) {
        return new Passage(Kind.ARTICLE, text, List.of());
    }

    private String name(SentenceModelFiles files, Map<String, String> more) throws Exception {
        try (SentenceModel model = read(files, more)) {
            return model.name();
        }
    }

    private SentenceModel read(SentenceModelFiles files, Map<String, String> more)
            throws ModelException, IOException {
        Map<String, Object> values = new HashMap<>(more);
        values.put("folder", files.write(folder.resolve("model")).toString());
        return SentenceModel.read(
                OnnxSettings.read(values),
                System.getProperty("java.class.path"),
                folder.resolve("scratch"));
    }
}
