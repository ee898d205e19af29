// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.madoguchi.api.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The text of Office Open XML files: DOCX, XLSX and PPTX. Only what stands in their text elements
 * is looked for, without a parser of XML: nothing in a file can point anywhere or grow, and what is
 * unpacked is bounded (docs/adr/0030).
 */
final class OfficeTexts {
    /** Of the packed file. */
    static final long MOST_BYTES = 20L * 1024 * 1024;

    /**
     * Of all parts together, pictures too: a part that is not wanted has to be unpacked as well.
     */
    static final long MOST_UNPACKED = 100L * 1024 * 1024;

    /** Of one part with text; the rest of it is left out. */
    static final int MOST_OF_A_PART = 8 * 1024 * 1024;

    static final int MOST_LETTERS = 200_000;

    private static final int MOST_PARTS = 5_000;
    private static final int STEP = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(OfficeTexts.class);

    private static final Pattern WITH_TEXT =
            Pattern.compile(
                    "word/(document|footnotes|endnotes)\\.xml|xl/sharedStrings\\.xml"
                            + "|xl/worksheets/[^/]{1,80}\\.xml|ppt/slides/[^/]{1,80}\\.xml");

    /** A text, or the end of what belongs together: a paragraph, or the cell of a table. */
    private static final Pattern TEXT =
            Pattern.compile("<(?:\\w+:)?t(?:\\s[^>]*)?>([^<]*)<|</(?:\\w+:)?(?:p|si|is)>");

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:(lt|gt|amp|quot|apos)|#(\\d{1,7})|#x([0-9a-fA-F]{1,6}));");

    /**
     * @return as far as the limits let it be read; empty for a damaged, locked or too large file
     * @throws IOException when it cannot be tried
     */
    String text(Content file) throws IOException {
        StringBuilder text = new StringBuilder();
        if (file.size() > MOST_BYTES) {
            return "";
        }
        try (Unpacking parts = new Unpacking(file)) {
            for (int i = 0; i < MOST_PARTS && text.length() < MOST_LETTERS && parts.next(); i++) {
                add(text, parts.content());
            }
        } catch (IllegalArgumentException | ZipException | EOFException e) {
            LOG.debug("an Office file ends early", e); // what was read so far counts
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String part) {
        Matcher found = TEXT.matcher(part);
        while (text.length() < MOST_LETTERS && found.find()) {
            if (found.group(1) == null) {
                text.append('\n');
            } else {
                int room = MOST_LETTERS - text.length();
                String words = plain(found.group(1));
                text.append(words, 0, Math.min(room, words.length()));
            }
        }
    }

    private static String plain(String escaped) {
        return escaped.indexOf('&') < 0
                ? escaped
                : REFERENCE
                        .matcher(escaped)
                        .replaceAll(found -> Matcher.quoteReplacement(letter(found)));
    }

    private static String letter(MatchResult found) {
        if (found.group(1) != null) {
            return switch (found.group(1)) {
                case "lt" -> "<";
                case "gt" -> ">";
                case "amp" -> "&";
                case "quot" -> "\"";
                default -> "'";
            };
        }
        int code =
                found.group(2) == null
                        ? Integer.parseInt(found.group(3), 16)
                        : Integer.parseInt(found.group(2));
        return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
    }

    /** One part after the other, within the limits. */
    private static final class Unpacking implements AutoCloseable {
        private final ZipInputStream zip;
        private long unpacked;
        private String content = "";

        Unpacking(Content file) throws IOException {
            zip = new ZipInputStream(file.open(), StandardCharsets.UTF_8);
        }

        /** Goes to the next part; what has no text is passed by. */
        boolean next() throws IOException {
            ZipEntry part = unpacked < MOST_UNPACKED ? zip.getNextEntry() : null;
            if (part == null) {
                return false;
            }
            byte[] kept = new byte[STEP];
            int length = 0;
            int most = WITH_TEXT.matcher(part.getName()).matches() ? MOST_OF_A_PART : 0;
            byte[] step = new byte[STEP];
            for (int n = 0; n >= 0 && unpacked < MOST_UNPACKED; n = zip.read(step)) {
                unpacked += n;
                int taken = Math.min(n, most - length);
                if (taken > 0) {
                    if (length + taken > kept.length) {
                        kept = Arrays.copyOf(kept, Math.min(most, 2 * kept.length + STEP));
                    }
                    System.arraycopy(step, 0, kept, length, taken);
                    length += taken;
                }
            }
            content = new String(kept, 0, length, StandardCharsets.UTF_8);
            return true;
        }

        String content() {
            return content;
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
