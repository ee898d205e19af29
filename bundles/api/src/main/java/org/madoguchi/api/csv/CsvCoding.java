// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Content;

/**
 * The coding of a file, found by reading the whole of it strictly: what is no UTF-8 may be
 * Shift_JIS, and what is neither is refused rather than guessed.
 *
 * @param markLength bytes of the byte order mark
 */
public record CsvCoding(Charset charset, int markLength) {
    /** As Windows has it. */
    public static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_MARK = {(byte) 0xFF, (byte) 0xFE};

    /** Empty for what is neither. */
    public static Optional<CsvCoding> of(Content file) throws IOException {
        byte[] start;
        try (InputStream in = file.open()) {
            start = in.readNBytes(3);
        }
        List<CsvCoding> candidates;
        if (Arrays.equals(start, UTF_8_MARK)) {
            candidates = List.of(new CsvCoding(StandardCharsets.UTF_8, UTF_8_MARK.length));
        } else if (start.length > 1 && Arrays.equals(Arrays.copyOf(start, 2), UTF_16_MARK)) {
            // what Excel calls Unicode text
            candidates = List.of(new CsvCoding(StandardCharsets.UTF_16LE, UTF_16_MARK.length));
        } else {
            candidates =
                    List.of(new CsvCoding(StandardCharsets.UTF_8, 0), new CsvCoding(SHIFT_JIS, 0));
        }
        for (CsvCoding candidate : candidates) {
            if (candidate.fits(file)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean fits(Content file) throws IOException {
        char[] buffer = new char[8_192];
        try (Reader reader = open(file)) {
            int read = reader.read(buffer);
            while (read >= 0) {
                read = reader.read(buffer);
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Text without the byte order mark. */
    public Reader open(Content file) throws IOException {
        InputStream in = file.open();
        in.skipNBytes(markLength);
        return new BufferedReader(
                new InputStreamReader(
                        in,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                64 * 1024);
    }
}
