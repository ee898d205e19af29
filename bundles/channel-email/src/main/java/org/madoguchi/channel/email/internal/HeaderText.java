// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header values as people read them (RFC 2047). Lenient when reading: words that were folded in
 * their middle, characters that were cut between two words, raw bytes beside words.
 */
final class HeaderText {
    // a word that was cut off ends with the header
    private static final Pattern WORD =
            Pattern.compile(
                    "=\\?([^?*\\s]{1,60})(?:\\*[^?]{0,40})?\\?([bBqQ])\\?([^?]*)(?:\\?=|\\??$)");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]*");

    /** Bytes of one encoded word's text: 75 characters with the frame, RFC 2047 section 2. */
    private static final int WORD_BYTES = 42;

    private static final int MAX_LENGTH = 64 * 1024;

    private HeaderText() {}

    /**
     * @param raw the value as it stands in the message, one character a byte; null reads as empty
     */
    static String decode(String raw) {
        return raw == null ? "" : words(characters(raw)).strip();
    }

    /**
     * Unfolds and makes bytes characters; encoded words stay. Comes before anything that looks for
     * signs such as quotes: the second byte of a kanji may look like one.
     */
    static String characters(String raw) {
        String header = raw.substring(0, Math.min(raw.length(), MAX_LENGTH));
        String value =
                header.contains("=?") ? FOLD.matcher(header).replaceAll(" ") : unfold(header);
        return isAscii(value)
                ? value
                : JapaneseText.decodeUnlabelled(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads the encoded words of a line of characters. */
    static String words(String value) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String pendingCharset = null;
        int end = 0;
        Matcher word = WORD.matcher(value);
        while (word.find()) {
            String between = value.substring(end, word.start());
            String charset = word.group(1).toLowerCase(Locale.ROOT);
            boolean joined = pendingCharset != null && between.isBlank();
            if (pendingCharset != null && !(joined && charset.equals(pendingCharset))) {
                text.append(JapaneseText.decode(pending.toByteArray(), pendingCharset).text());
                pending.reset();
            }
            if (!joined) {
                text.append(between);
            }
            pending.writeBytes(bytesOf(word.group(2), word.group(3)));
            pendingCharset = charset;
            end = word.end();
        }
        if (pendingCharset != null) {
            text.append(JapaneseText.decode(pending.toByteArray(), pendingCharset).text());
        }
        return text.append(value.substring(end)).toString();
    }

    /** Where the encoded word that begins here ends; the same place when none begins. */
    static int endOfWord(String value, int begin) {
        Matcher word = WORD.matcher(value).region(begin, value.length());
        return value.startsWith("=?", begin) && word.lookingAt() ? word.end() : begin;
    }

    /** An unstructured header value in ASCII; empty and pure ASCII texts stay as they are. */
    static String encode(String text, Charset charset, String label) {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(text) && !text.contains("=?")) {
            return text;
        }
        StringBuilder encoded = new StringBuilder();
        StringBuilder chunk = new StringBuilder();
        text.codePoints()
                .forEach(
                        point -> {
                            int before = chunk.length();
                            chunk.appendCodePoint(point);
                            if (chunk.toString().getBytes(charset).length > WORD_BYTES) {
                                chunk.setLength(before);
                                appendWord(encoded, chunk, charset, label);
                                chunk.setLength(0);
                                chunk.appendCodePoint(point);
                            }
                        });
        appendWord(encoded, chunk, charset, label);
        return encoded.toString();
    }

    private static void appendWord(
            StringBuilder encoded, CharSequence chunk, Charset charset, String label) {
        if (encoded.length() > 0) {
            encoded.append("\r\n ");
        }
        encoded.append("=?")
                .append(label)
                .append("?B?")
                .append(Base64.getEncoder().encodeToString(chunk.toString().getBytes(charset)))
                .append("?=");
    }

    /** Takes the line breaks of a long header out (RFC 5322 section 2.2.3). */
    static String unfold(String raw) {
        return raw.replaceAll("\\r?\\n(?=[ \\t])", "").replaceAll("[\\r\\n]", " ");
    }

    private static boolean isAscii(String value) {
        return value.chars().allMatch(c -> c < 0x7f && c != 0x1b && c != 0x0e);
    }

    private static byte[] bytesOf(String encoding, String content) {
        return encoding.equalsIgnoreCase("b") ? base64(content) : quoted(content);
    }

    private static byte[] base64(String content) {
        String clean = content.replaceAll("[^A-Za-z0-9+/]", "");
        // a lone last character holds no whole byte
        String whole = clean.length() % 4 == 1 ? clean.substring(0, clean.length() - 1) : clean;
        return Base64.getDecoder().decode(whole);
    }

    private static byte[] quoted(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '=' && i + 2 < content.length() && isHex(content, i + 1)) {
                bytes.write(Integer.parseInt(content.substring(i + 1, i + 3), 16));
                i += 2;
            } else if (c == '_') {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0
                && Character.digit(text.charAt(at + 1), 16) >= 0;
    }
}
