// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A font for what citizens read on paper: the administrator's, or the best the machine has. */
final class JapaneseFont {
    private static final String SAMPLE = "窓口あアー、。「」①";

    /** Known to be clear on paper at 200 dots an inch. */
    private static final List<String> PREFERRED =
            List.of(
                    "IPAGothic",
                    "IPA",
                    "Noto Sans CJK JP",
                    "Takao",
                    "VL Gothic",
                    "BIZ UD",
                    "Gothic");

    private JapaneseFont() {}

    static Font find(Optional<Path> file) throws NoFontException {
        try {
            return file.isPresent()
                    ? Font.createFonts(file.get().toFile())[0]
                    : Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
                            .filter(font -> font.canDisplayUpTo(SAMPLE) < 0)
                            .min(Comparator.comparingInt(JapaneseFont::rank))
                            .orElseThrow(() -> new NoFontException(null));
        } catch (NoFontException e) {
            throw e;
        } catch (IOException | FontFormatException | RuntimeException | LinkageError e) {
            // a Java without any font library ends in an Error
            throw new NoFontException(e);
        }
    }

    private static int rank(Font font) {
        int bold = font.getFontName().toLowerCase(java.util.Locale.ROOT).contains("bold") ? 1 : 0;
        for (int i = 0; i < PREFERRED.size(); i++) {
            if (font.getFamily(java.util.Locale.ROOT).contains(PREFERRED.get(i))) {
                return 2 * i + bold;
            }
        }
        return 2 * PREFERRED.size() + bold;
    }
}
