// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Bytes of Japanese mail to text. Labels are read as the vendor sets that senders really use: mail
 * labelled ISO-2022-JP holds ①, 髙 and half-width kana, which the standard's set has not. A label
 * that the bytes contradict is not believed.
 */
final class JapaneseText {
    /** ISO-2022-JP with NEC and IBM extensions and half-width kana, as Microsoft defined it. */
    private static final Charset CP50221 = Charset.forName("x-windows-50221");

    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final Charset EUC = Charset.forName("x-eucJP-Open");

    private static final Map<String, Charset> LABELS =
            Map.ofEntries(
                    Map.entry("iso-2022-jp", CP50221),
                    Map.entry("iso-2022-jp-ms", CP50221),
                    Map.entry("iso-2022-jp-1", CP50221),
                    Map.entry("csiso2022jp", CP50221),
                    Map.entry("cp50220", CP50221),
                    Map.entry("cp50221", CP50221),
                    Map.entry("jis", CP50221),
                    Map.entry("shift_jis", WINDOWS_31J),
                    Map.entry("shift-jis", WINDOWS_31J),
                    Map.entry("sjis", WINDOWS_31J),
                    Map.entry("x-sjis", WINDOWS_31J),
                    Map.entry("ms_kanji", WINDOWS_31J),
                    Map.entry("cp932", WINDOWS_31J),
                    Map.entry("ms932", WINDOWS_31J),
                    Map.entry("windows-31j", WINDOWS_31J),
                    Map.entry("euc-jp", EUC),
                    Map.entry("x-euc-jp", EUC),
                    Map.entry("eucjp", EUC),
                    Map.entry("eucjp-ms", EUC),
                    Map.entry("cp51932", EUC),
                    Map.entry("utf8", StandardCharsets.UTF_8),
                    Map.entry("unicode-1-1-utf-8", StandardCharsets.UTF_8),
                    Map.entry("gb2312", Charset.forName("GBK")));

    private JapaneseText() {}

    /**
     * @param sound false when some characters could not be read
     */
    record Decoded(String text, boolean sound) {}

    /**
     * @param label the charset as the sender named it, null or empty when unnamed
     */
    static Decoded decode(byte[] bytes, String label) {
        Optional<Charset> labelled = labelled(label);
        boolean jis = hasJisEscape(bytes);
        if (labelled.isPresent() && (!jis || labelled.get().equals(CP50221))) {
            Optional<String> text = strictly(bytes, labelled.get());
            if (text.isPresent() && !isMislabelledUtf8(bytes, labelled.get())) {
                return new Decoded(text.get(), true);
            }
        }
        Optional<String> guessed = guess(bytes, jis);
        if (guessed.isPresent()) {
            return new Decoded(guessed.get(), true);
        }
        Charset best = labelled.orElse(jis ? CP50221 : StandardCharsets.UTF_8);
        return new Decoded(new String(bytes, best), false);
    }

    /** Text that may hold any of the usual codes in one line, such as a raw header. */
    static String decodeUnlabelled(byte[] bytes) {
        return decode(bytes, "").text();
    }

    private static Optional<Charset> labelled(String label) {
        if (label == null) {
            return Optional.empty();
        }
        String name = label.strip().toLowerCase(Locale.ROOT);
        if (LABELS.containsKey(name)) {
            return Optional.of(LABELS.get(name));
        }
        try {
            Charset charset = Charset.forName(name);
            // says nothing: what is pure ASCII is guessed just as well
            return charset.equals(StandardCharsets.US_ASCII)
                    ? Optional.empty()
                    : Optional.of(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /**
     * Latin-1 takes any byte; a text that is well-formed UTF-8 with long sequences is not Latin-1.
     */
    private static boolean isMislabelledUtf8(byte[] bytes, Charset label) {
        return (label.equals(StandardCharsets.ISO_8859_1) || label.name().equals("windows-1252"))
                && hasHighBytes(bytes)
                && strictly(bytes, StandardCharsets.UTF_8).isPresent();
    }

    private static Optional<String> guess(byte[] bytes, boolean jis) {
        if (jis) {
            Optional<String> text = strictly(bytes, CP50221);
            if (text.isPresent()) {
                return text;
            }
        }
        Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return utf8;
        }
        Optional<String> shiftJis = strictly(bytes, WINDOWS_31J);
        Optional<String> euc = strictly(bytes, EUC);
        if (shiftJis.isPresent() && euc.isPresent()) {
            // EUC's bytes are mostly half-width kana in Shift_JIS, which nobody writes so much of
            return halfWidthShare(shiftJis.get()) > halfWidthShare(euc.get()) + 0.2
                    ? euc
                    : shiftJis;
        }
        return shiftJis.or(() -> euc);
    }

    private static double halfWidthShare(String text) {
        long wide = text.chars().filter(c -> c > 0x7f).count();
        long half = text.chars().filter(c -> c >= 0xff61 && c <= 0xff9f).count();
        return wide == 0 ? 0 : (double) half / wide;
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean hasHighBytes(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasJisEscape(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x1b && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
                return true;
            }
        }
        return false;
    }
}
