// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.test.SentenceModelFiles;

/** What is wrong with a model is said in Japanese and English, and nothing is used of it. */
class BrokenModelTest {
    @TempDir Path folder;

    private SentenceModelFiles files;
    private Path model;
    private Path tokenizer;

    @BeforeEach
    void write() {
        files = new SentenceModelFiles(3).word("ごみ", 1, 0, 0);
        files.write(folder);
        model = folder.resolve("model.onnx");
        tokenizer = folder.resolve("tokenizer.json");
    }

    @Test
    void aMissingFolderOrFileShouldBeNamed() throws IOException {
        assertThat(refused(Map.of("folder", folder.resolve("none").toString())))
                .contains("フォルダー " + folder.resolve("none"));
        Files.delete(tokenizer);
        assertThat(refused(Map.of())).contains("ファイル " + tokenizer);
        Files.delete(model);
        assertThat(refused(Map.of())).contains("ファイル " + model);
    }

    @Test
    void aModelThatIsTooLargeShouldNotBeRead() throws IOException {
        try (RandomAccessFile weights =
                new RandomAccessFile(folder.resolve("model.onnx_data").toFile(), "rw")) {
            weights.setLength(50L << 20);
        }
        assertThat(refused(Map.of("model.megabytes", "50"))).contains("51 MB", "model.megabytes");
        ModelException memory =
                catchThrowableOfType(
                        () -> ModelFiles.in(settings(Map.of()), Optional.of(80L << 20)),
                        ModelException.class);
        assertThat(OnnxLoader.sentence(memory).ja()).contains("101 MB", "空きは 80 MB");
        try (RandomAccessFile vocabulary = new RandomAccessFile(tokenizer.toFile(), "rw")) {
            vocabulary.setLength(65L << 20);
        }
        assertThat(refused(Map.of())).contains("tokenizer.json は 64 MB");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 10_000})
    void aFileThatIsNoModelShouldBeRefused(int bytes) throws IOException {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        Files.write(model, noise);
        assertThat(refused(Map.of())).contains(model.toString(), "ONNX");
    }

    @Test
    void aModelThatWasCutShouldBeRefused() throws IOException {
        byte[] whole = Files.readAllBytes(model);
        for (int length = 10; length < whole.length; length += 150) {
            Files.write(model, Arrays.copyOf(whole, length));
            assertThat(refused(Map.of())).contains("使えません");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"version\":\"1.0\",\"model\":{\"type\":\"Unigram\",\"vocab\":[]}}",
                "{\"version\":\"1.0\",\"model\":{\"type\":\"Unigram\",\"unk_id\":9,\"vocab\":[[\"a\",0]]}}",
                "{\"version\":\"1.0\",\"model\":{\"type\":\"Other\"}}"
            })
    void aTokenizerThatIsNoneShouldBeRefused(String text) throws IOException {
        Files.writeString(tokenizer, text);
        assertThat(refused(Map.of())).contains("使えません");
    }

    @Test
    void aTokenizerInAnotherEncodingOrCutShouldBeRefused() throws IOException {
        byte[] whole = Files.readAllBytes(tokenizer);
        for (int length = 1; length < whole.length; length += 400) {
            Files.write(tokenizer, Arrays.copyOf(whole, length));
            assertThat(refused(Map.of())).contains("tokenizer.json");
        }
        Files.write(tokenizer, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(refused(Map.of())).contains("tokenizer.json");
        Files.writeString(tokenizer, "[".repeat(200_000));
        assertThat(refused(Map.of())).contains("tokenizer.json");
    }

    @Test
    void aTokenizerOfAnotherModelShouldBeRefused() throws IOException {
        SentenceModelFiles larger = new SentenceModelFiles(3).word("他", 1, 0, 0);
        for (int i = 0; i < 50; i++) {
            larger.word("語" + i, 1, 0, 0);
        }
        larger.word("市役所", 0, 1, 0).write(folder.resolve("other"));
        Files.copy(
                folder.resolve("other/tokenizer.json"),
                tokenizer,
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(refused(Map.of())).contains("同じモデルのものか");
    }

    @Test
    void aModelThatWantsMoreThanATextShouldBeRefused() {
        files.input("pixel_values").write(folder);
        assertThat(refused(Map.of())).contains("pixel_values");
    }

    @Test
    void vectorsThatCannotBeIndexedShouldBeRefused() {
        new SentenceModelFiles(1_025).write(folder);
        assertThat(refused(Map.of())).contains("1025");
        new SentenceModelFiles(2).word("<s>", Float.NaN, 0).write(folder);
        assertThat(refused(Map.of())).contains("数でない値");
    }

    @Test
    void anotherMachineShouldBeNamed() throws ModelException {
        assertThatThrownBy(() -> TokenizerLibrary.resource("Mac OS X", "aarch64"))
                .hasMessageContaining("Mac OS X, aarch64");
        assertThatThrownBy(() -> TokenizerLibrary.resource("Linux", "riscv64"))
                .hasMessageContaining("riscv64");
        assertThat(TokenizerLibrary.resource("Linux", "aarch64")).contains("linux-aarch64");
    }

    @Test
    void freeMemoryShouldBeWhatTheSystemSays() throws IOException {
        assertThat(FreeMemory.bytes().orElseThrow()).isPositive();
        assertThat(FreeMemory.bytes(folder.resolve("none"))).isEmpty();
        Path file = folder.resolve("meminfo");
        Files.writeString(file, "MemTotal:       24 kB\nMemAvailable:       12 kB\n");
        assertThat(FreeMemory.bytes(file)).contains(12L << 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "folder=",
                "model=../../etc/passwd",
                "model=/etc/passwd",
                "model=..",
                "pooling=last",
                "tokens=0",
                "threads=0",
                "text.seconds=0",
                "load.seconds=0",
                "model.megabytes=much"
            })
    void aWrongSettingShouldNameFileAndKey(String line) {
        String[] sides = line.split("=", 2);
        Map<String, Object> values = new HashMap<>();
        values.put("folder", "/x");
        values.put("felix.fileinstall.filename", "file:/x/etc/org.madoguchi.embedder.onnx.cfg");
        values.put(sides[0], sides[1]);
        assertThatThrownBy(() -> OnnxSettings.read(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("etc/org.madoguchi.embedder.onnx.cfg: " + sides[0]);
    }

    private String refused(Map<String, String> more) {
        ModelException refused =
                catchThrowableOfType(
                        () ->
                                SentenceModel.read(
                                        settings(more),
                                        System.getProperty("java.class.path"),
                                        folder.resolve("scratch")),
                        ModelException.class);
        assertThat(refused).as("refused").isNotNull();
        LocalizedText sentence = OnnxLoader.sentence(refused);
        assertThat(sentence.en()).contains("the sentence model cannot be used");
        return sentence.ja();
    }

    private OnnxSettings settings(Map<String, String> more) {
        Map<String, Object> values = new HashMap<>();
        values.put("folder", folder.toString());
        values.putAll(more);
        return OnnxSettings.read(values);
    }
}
