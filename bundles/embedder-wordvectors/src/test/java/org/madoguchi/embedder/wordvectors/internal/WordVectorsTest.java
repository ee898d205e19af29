// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.wordvectors.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.knowledge.Embedder.Passage;

/** Files as they are handed round, files that are broken, and the mean of words. */
class WordVectorsTest {
    @TempDir Path folder;

    @Test
    void aFileShouldBeReadWithItsHeadAndWithout() throws IOException {
        String words = "の 1 0 0\n住民票 0 2 0\n";
        for (String text : List.of("2 3\n" + words, words, words.replace("\n", " \r\n"))) {
            WordVectors read = read(text);
            assertThat(read.size()).isEqualTo(2);
            assertThat(read.dimension()).isEqualTo(3);
            assertThat(read.embed(passage("住民票")).orElseThrow()[1]).isPositive();
        }
    }

    @Test
    void spellingsThatAreOneToTheSearchShouldBeOneAndWordsMayHaveBlanks() throws IOException {
        WordVectors read = read("ＳＩＭ 1 0\nsim 0 1\nNew York 0.5 0.5\n　 1 1\n空 0 0\n");

        assertThat(read.embed(passage("sim")).orElseThrow()[0]).isPositive();
        assertThat(read.embed(passage("sim")).orElseThrow()[1]).isZero();
        assertThat(read.embed(passage("new york"))).isPresent();
        assertThat(read.embed(passage("空"))).as("a vector that points nowhere").isEmpty();
        assertThat(read.embed(passage("知らない"))).isEmpty();
        assertThat(read.embed(passage())).isEmpty();
    }

    @Test
    void rareWordsShouldWeighMore() throws IOException {
        StringBuilder many = new StringBuilder("する 1 0\n");
        IntStream.range(0, 500).forEach(i -> many.append("語").append(i).append(" 1 1\n"));
        many.append("住民票 0 1\n");

        float[] mean = read(many.toString()).embed(passage("する", "住民票")).orElseThrow();
        assertThat(mean[1]).isGreaterThan(mean[0] * 10);
        float[] even =
                VectorFile.read(settings(many.toString(), Map.of("by.frequency", "false")))
                        .embed(passage("する", "住民票"))
                        .orElseThrow();
        assertThat(even[1]).isCloseTo(even[0], within(1e-3f));
    }

    @Test
    void aByteForEachDimensionShouldBeEnough() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        float[][] exact = new float[200][300];
        for (int word = 0; word < exact.length; word++) {
            text.append('w').append(word);
            for (int i = 0; i < exact[word].length; i++) {
                exact[word][i] = (float) random.nextGaussian();
                text.append(' ').append(exact[word][i]);
            }
            text.append('\n');
        }
        WordVectors read = read(text.toString());
        for (int word = 0; word < exact.length; word++) {
            assertThat(cosine(exact[word], read.embed(passage("w" + word)).orElseThrow()))
                    .isGreaterThan(0.999);
        }
    }

    @Test
    void onlyTheFirstWordsShouldBeReadAndWhatFollowsMayBeAnything() throws IOException {
        WordVectors read = VectorFile.read(settings("あ 1 0\nい 0 1\nう x y\n", Map.of("words", "2")));

        assertThat(read.size()).isEqualTo(2);
    }

    @Test
    void theNameShouldTellOneFileFromAnother() throws IOException {
        assertThat(read("あ 1 0\n").name())
                .isEqualTo(read("あ 1 0\n").name())
                .isNotEqualTo(read("あ 1 0.1\n").name())
                .doesNotContain(folder.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3 2\n",
                "word\n",
                "あ 1 2\nい 1\n",
                "あ 1 2\n\nい 1 2\n",
                "あ 1 2\nい 1 NaN\n",
                "あ 1 2\nい 1 1e99\n",
                "あ 1 2\nい 1 two\n",
                "あ 1 2\n 1 2\n"
            })
    void aBrokenFileShouldNameTheLine(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("words.vec: line ");
    }

    @Test
    void aFileThatIsNoneShouldBeRefused() throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        Path file = folder.resolve("noise.vec");
        Files.write(file, noise);
        assertThatThrownBy(() -> VectorFile.read(settings(file, Map.of())))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("x".repeat(1 << 20)))
                .hasMessageContaining("longer than 65536 bytes");
        assertThatThrownBy(() -> read("x" + " 1".repeat(1_025))).hasMessageContaining("1025");
        assertThatThrownBy(() -> VectorFile.read(settings(folder.resolve("none.vec"), Map.of())))
                .isInstanceOf(IOException.class);
    }

    @Test
    void readingShouldEndInTime() throws IOException {
        StringBuilder many = new StringBuilder();
        IntStream.range(0, 10_000).forEach(i -> many.append("語").append(i).append(" 1 1\n"));
        WordVectorsSettings wanted = settings(many.toString(), Map.of());

        assertThatThrownBy(
                        () ->
                                VectorFile.read(
                                        new WordVectorsSettings(
                                                wanted.file(),
                                                wanted.words(),
                                                true,
                                                Duration.ZERO)))
                .hasMessageContaining("was not reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file=", "words=0", "words=many", "by.frequency=yes", "load.seconds=0"})
    void aWrongSettingShouldNameFileAndKey(String line) {
        String[] sides = line.split("=", 2);
        Map<String, Object> values = new HashMap<>();
        values.put("file", "/x");
        values.put(
                "felix.fileinstall.filename", "file:/x/etc/org.madoguchi.embedder.wordvectors.cfg");
        values.put(sides[0], sides[1]);
        assertThatThrownBy(() -> WordVectorsSettings.read(values))
                .hasMessageContaining("etc/org.madoguchi.embedder.wordvectors.cfg: " + sides[0]);
    }

    private static Passage passage(String... words) {
        return new Passage(Passage.Kind.ARTICLE, String.join("", words), List.of(words));
    }

    private WordVectors read(String text) throws IOException {
        return VectorFile.read(settings(text, Map.of()));
    }

    private WordVectorsSettings settings(String text, Map<String, String> more) throws IOException {
        Path file = folder.resolve("words.vec");
        Files.writeString(file, text);
        return settings(file, more);
    }

    private static WordVectorsSettings settings(Path file, Map<String, String> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("file", file.toString());
        return WordVectorsSettings.read(values);
    }

    private static double cosine(float[] one, float[] other) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            first += one[i] * one[i];
            second += other[i] * other[i];
        }
        return product / Math.sqrt(first * second);
    }
}
