// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.wordvectors.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.madoguchi.api.knowledge.Embedder;

/**
 * A file in the text format of word2vec and fastText: a line for each word, the word and its
 * numbers with blanks between; the first line may say how many words and numbers there are.
 */
final class VectorFile {
    private static final int LINE = 64 * 1024;

    private final Path file;
    private final WordVectorsSettings settings;
    private final long end;

    /** The numbers of a line; filled again and again. */
    private float[] numbers;

    private VectorFile(WordVectorsSettings settings) {
        this.file = settings.file();
        this.settings = settings;
        this.end = System.nanoTime() + settings.patience().toNanos();
    }

    /**
     * Reads the first words of a file.
     *
     * @throws IOException naming file, line and fault
     */
    static WordVectors read(WordVectorsSettings settings) throws IOException {
        return new VectorFile(settings).read();
    }

    private WordVectors read() throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in =
                new CheckedInputStream(
                        new BufferedInputStream(Files.newInputStream(file), 1 << 20), sum)) {
            String line = line(in, 1);
            int number = 1;
            if (line != null && line.matches("\\d{1,10} \\d{1,5} ?")) {
                line = line(in, ++number);
            }
            if (line == null) {
                throw wrong(number, "is missing: there are no words");
            }
            numbers = new float[dimension(line, number)];
            WordVectors.Builder words =
                    new WordVectors.Builder(numbers.length, settings.byFrequency());
            while (line != null && words.size() < settings.words()) {
                add(words, line, number);
                line = line(in, ++number);
                if ((number & 0xfff) == 0) {
                    stopWhenLate(number);
                }
            }
            String name = file.getFileName() + " " + words.size() + " " + sum.getValue();
            return words.build(settings.byFrequency() ? name : name + " even");
        }
    }

    private int dimension(String line, int number) throws IOException {
        int dimension = line.strip().split(" ").length - 1;
        if (dimension < 1 || dimension > Embedder.MOST_DIMENSIONS) {
            throw wrong(
                    number,
                    "has "
                            + dimension
                            + " numbers; a word and 1 to "
                            + Embedder.MOST_DIMENSIONS
                            + " numbers with blanks between are read");
        }
        return dimension;
    }

    /** Words may have blanks in them; numbers do not. */
    private void add(WordVectors.Builder words, String line, int number) throws IOException {
        String rest = line.stripTrailing();
        for (int i = numbers.length - 1; i >= 0; i--) {
            int blank = rest.lastIndexOf(' ');
            if (blank < 1) {
                throw wrong(number, "has fewer than " + numbers.length + " numbers");
            }
            numbers[i] = number(rest.substring(blank + 1), number);
            rest = rest.substring(0, blank);
        }
        words.add(rest, numbers);
    }

    private float number(String text, int line) throws IOException {
        float value;
        try {
            value = Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw wrong(line, "has something else where a number should be");
        }
        if (!Float.isFinite(value)) {
            throw wrong(line, "has a number that is none");
        }
        return value;
    }

    /** Null at the end. */
    private String line(InputStream in, int number) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4_096);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() == LINE) {
                throw wrong(number, "is longer than " + LINE + " bytes");
            }
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void stopWhenLate(int number) throws IOException {
        if (System.nanoTime() - end > 0) {
            throw wrong(number, "was not reached within " + settings.patience().toSeconds() + " s");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw wrong(number, "is where reading was given up");
        }
    }

    private IOException wrong(int number, String what) {
        return new IOException(file + ": line " + number + " " + what);
    }
}
