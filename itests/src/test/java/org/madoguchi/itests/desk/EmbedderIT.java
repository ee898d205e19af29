// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.itests.Sources;
import org.madoguchi.test.SentenceModelFiles;

/** A city brings word vectors, which are poor, and a sentence model, which is not. */
@ExtendWith(OpenDesk.class)
class EmbedderIT {
    private static final String FEATURE = "madoguchi-embedder-wordvectors";
    private static final String ONNX = "madoguchi-embedder-onnx";
    private static final Path ARTICLES =
            Sources.ROOT.resolve(
                    "bundles/sample-city/src/main/resources/org/madoguchi/sample/city/internal/faq");
    private static final String MEANT = "粗大ごみを出したいときは、どうすればよいですか";

    /** No article has it; to the model it means the same as that question. */
    private static final String UNHEARD = "鵺";

    /** Its answer says little else, and nothing of what is typed. */
    private static final String WANTED = "布団や毛布の捨て方";

    private static final List<String> SEARCHES = List.of("古いソファを捨てたい", "ひっこし", "子どもが生まれた");

    private final Desk desk;
    private final HttpApi staff;
    private final Path settings;
    private final Path file;
    private final Path sentences;
    private final Path model;

    EmbedderIT(Desk desk) {
        this.desk = desk;
        staff = desk.program("operator1", "192.0.2.72");
        settings = desk.file("etc/org.madoguchi.embedder.wordvectors.cfg");
        file = desk.file("data/poor.vec");
        sentences = desk.file("etc/org.madoguchi.embedder.onnx.cfg");
        model = desk.file("data/asahi");
    }

    @AfterEach
    void close() throws IOException {
        Files.deleteIfExists(settings);
        Files.deleteIfExists(file);
        Files.deleteIfExists(sentences);
    }

    @Test
    void poorVectorsShouldBeTriedAndChangeNothing() throws IOException {
        List<String> before = found();
        Files.writeString(file, poor());
        Files.writeString(settings, "file = " + file + "\n");

        await("the vectors were tried").until(() -> desk.log().contains("embedder poor.vec"));
        await("and found poor")
                .until(() -> desk.log().matches("(?s).*embedder poor[^\n]*: not used.*"));
        assertThat(found()).isEqualTo(before);

        Files.writeString(file, "ごみ 1 2\n引越し one two\n");
        Files.writeString(settings, "file = " + file + "\nwords = 1000\n");
        await("the fault is said")
                .until(() -> desk.log().contains("poor.vec: line 2 has something"));
        desk.shell("feature:uninstall " + FEATURE);
        assertThat(found()).isEqualTo(before);
        desk.shell("feature:install " + FEATURE);
        assertThat(found()).isEqualTo(before);
    }

    @Test
    void aSentenceModelThatHelpsShouldBeUsedWhileItIsThere() throws IOException {
        String asked = "狂犬病 " + UNHEARD;
        assertThat(found(asked)).contains("狂犬病").doesNotContain(WANTED);
        desk.shell("feature:install " + ONNX);
        Files.writeString(sentences, "folder = " + model + "\n");
        await("what is missing is said in Japanese")
                .until(() -> desk.log().contains("フォルダー " + model + " がありません"));

        asahi().write(model);
        Files.writeString(sentences, "folder = " + model + "\nthreads = 1\n");
        await("the model was tried and helps")
                .until(() -> desk.log().matches("(?s).*embedder asahi [^\n]*: used with weight.*"));
        assertThat(found(asked)).contains(WANTED);

        desk.shell("feature:uninstall " + ONNX);
        assertThat(found(asked)).as("without it").doesNotContain(WANTED);
        long before = timesUsed();
        desk.shell("feature:install " + ONNX);
        await("its native libraries are loaded a second time").until(() -> timesUsed() > before);
        assertThat(found(asked)).contains(WANTED);
        desk.shell("feature:uninstall " + ONNX);
    }

    private long timesUsed() {
        return desk.log()
                .lines()
                .filter(line -> line.matches(".*embedder asahi .*: used with.*"))
                .count();
    }

    /** Knows of every article's question and keywords that they mean the same. */
    private static SentenceModelFiles asahi() throws IOException {
        SentenceModelFiles files = new SentenceModelFiles(64);
        Random random = new Random(1);
        Set<String> known = new HashSet<>();
        try (Stream<Path> all = Files.list(ARTICLES)) {
            for (Path file : all.sorted().toList()) {
                float[] meaning = new float[64];
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("## ")) {
                        meaning = meaning(random);
                        add(files, known, line.substring(3), meaning);
                        if (line.substring(3).equals(MEANT)) {
                            add(files, known, UNHEARD, meaning);
                        }
                    } else if (line.startsWith("- 語: ")) {
                        for (String word : line.substring("- 語: ".length()).split("、")) {
                            add(files, known, word, meaning);
                        }
                    }
                }
            }
        }
        return files;
    }

    private static float[] meaning(Random random) {
        float[] meaning = new float[64];
        for (int i = 0; i < meaning.length; i++) {
            meaning[i] = (float) random.nextGaussian();
        }
        return meaning;
    }

    private static void add(
            SentenceModelFiles files, Set<String> known, String words, float[] meaning) {
        String word = Normalizer.normalize(words.strip(), Normalizer.Form.NFKC);
        if (!word.contains(" ") && known.add(word)) {
            files.word(word, meaning);
        }
    }

    private List<String> found() {
        return SEARCHES.stream().map(this::found).toList();
    }

    private String found(String words) {
        return staff.get("/api/v1/search?limit=50&q=" + HttpApi.encoded(words)).body();
    }

    private static String poor() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (String word : List.of("ごみ", "出す", "引越し", "住民", "票", "子ども", "税", "お金", "保険", "届")) {
            text.append(word);
            random.doubles(50).forEach(value -> text.append(' ').append((float) value));
            text.append('\n');
        }
        return text.toString();
    }
}
