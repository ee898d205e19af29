// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bytes of Japanese mail to text. Labels are read as the vendor sets that senders really use: mail
 * labelled ISO-2022-JP holds ①, 髙 and half-width kana, which the standard's set has not. A label
 * that the bytes contradict is not believed.
 */
final class JapaneseText {
    private static final Code UTF_8 = code(StandardCharsets.UTF_8);
    private static final Code SHIFT_JIS = code(Charset.forName("windows-31j"));
    private static final Code SHIFT_JIS_2004 = code(Charset.forName("x-SJIS_0213"));
    private static final Code JIS = Iso2022Text::decode;
    private static final Code EUC = EucText::decode;
    private static final Code LATIN = code(Charset.forName("windows-1252"));

    /** UTF-8 of half surrogates, which some databases and phones write for emoji. */
    private static final Code CESU_8 = code(Charset.forName("CESU-8"));

    private static final Map<String, Code> LABELS =
            Map.ofEntries(
                    Map.entry("jis", JIS),
                    Map.entry("csiso2022jp", JIS),
                    Map.entry("cp50220", JIS),
                    Map.entry("cp50221", JIS),
                    Map.entry("cp50222", JIS),
                    Map.entry("shift_jis", SHIFT_JIS),
                    Map.entry("shift-jis", SHIFT_JIS),
                    Map.entry("sjis", SHIFT_JIS),
                    Map.entry("x-sjis", SHIFT_JIS),
                    Map.entry("ms_kanji", SHIFT_JIS),
                    Map.entry("cp932", SHIFT_JIS),
                    Map.entry("ms932", SHIFT_JIS),
                    Map.entry("windows-31j", SHIFT_JIS),
                    Map.entry("x-mac-japanese", SHIFT_JIS),
                    Map.entry("shift_jis-2004", SHIFT_JIS_2004),
                    Map.entry("shift_jisx0213", SHIFT_JIS_2004),
                    Map.entry("euc-jp", EUC),
                    Map.entry("x-euc-jp", EUC),
                    Map.entry("x-euc", EUC),
                    Map.entry("eucjp", EUC),
                    Map.entry("eucjp-ms", EUC),
                    Map.entry("cp51932", EUC),
                    Map.entry("utf8", UTF_8),
                    Map.entry("unicode-1-1-utf-8", UTF_8),
                    Map.entry("utf-7", Utf7Text::decode),
                    Map.entry("unicode-1-1-utf-7", Utf7Text::decode),
                    // browsers and mail programs have read Latin-1 as its superset for long
                    Map.entry("iso-8859-1", LATIN),
                    Map.entry("gb2312", code(Charset.forName("GBK"))),
                    Map.entry("ks_c_5601-1987", code(Charset.forName("x-windows-949"))));

    /** How much more plausible a reading must be that leaves something unread. */
    private static final double CLEAR_LEAD = 3;

    private static final Pattern SINGLE_BYTE =
            Pattern.compile("iso-8859-\\d+|windows-125\\d|latin1|koi8-[ru]");
    private static final Pattern OTHER_SHIFTS = Pattern.compile("iso-2022-(kr|cn).*");

    private JapaneseText() {}

    /**
     * @param sound false when some characters could not be read
     */
    record Decoded(String text, boolean sound) {}

    /** One way to read bytes; never fails. */
    private interface Code {
        Decoded decode(byte[] bytes);
    }

    /**
     * @param label the charset as the sender named it, null or empty when unnamed
     */
    static Decoded decode(byte[] bytes, String label) {
        Decoded decoded =
                decoded(bytes, label == null ? "" : label.strip().toLowerCase(Locale.ROOT));
        return decoded.text.startsWith("\uFEFF")
                ? new Decoded(decoded.text.substring(1), decoded.sound)
                : decoded;
    }

    /** Text that may hold any of the usual codes in one line, such as a raw header. */
    static String decodeUnlabelled(byte[] bytes) {
        return decode(bytes, "").text();
    }

    private static Decoded decoded(byte[] bytes, String label) {
        Optional<Code> labelled = labelled(label);
        if (isAscii(bytes) && !label.contains("utf-7")) {
            return new Decoded(new String(bytes, StandardCharsets.US_ASCII), true);
        }
        boolean shifts = hasShifts(bytes) && !OTHER_SHIFTS.matcher(label).matches();
        if (shifts) {
            Decoded jis = JIS.decode(bytes);
            if (jis.sound) {
                return jis;
            }
        }
        if (labelled.isPresent()) {
            Decoded asSaid = labelled.get().decode(bytes);
            if (asSaid.sound && !isContradicted(bytes, labelled.get(), label, asSaid)) {
                return asSaid;
            }
        }
        return likeliest(bytes, labelled.orElse(shifts ? JIS : UTF_8));
    }

    /** Reads as said, unless another code makes more of the bytes. */
    private static Decoded likeliest(byte[] bytes, Code said) {
        Decoded utf8 = UTF_8.decode(bytes);
        if (utf8.sound) {
            return utf8;
        }
        Decoded best = said.decode(bytes);
        for (Code code : List.of(UTF_8, SHIFT_JIS, EUC, CESU_8, LATIN)) {
            Decoded other = code.decode(bytes);
            boolean usable = other.sound || !code.equals(LATIN);
            double lead = other.sound ? 0 : CLEAR_LEAD;
            if (usable && score(other) > score(best) + lead) {
                best = other;
            }
        }
        return best;
    }

    private static double score(Decoded decoded) {
        return Plausibility.of(decoded.text);
    }

    private static boolean isContradicted(byte[] bytes, Code code, String label, Decoded asSaid) {
        if (code.equals(UTF_8)) {
            return false;
        }
        boolean singleByte = SINGLE_BYTE.matcher(label).matches();
        Decoded utf8 = UTF_8.decode(bytes);
        if (utf8.sound && (singleByte || utf8.text.chars().anyMatch(c -> c >= 0x800))) {
            // by chance hardly any text of another code is UTF-8 throughout
            return true;
        }
        List<Code> others = singleByte ? List.of(SHIFT_JIS, EUC) : List.of(EUC);
        if (!singleByte && !code.equals(SHIFT_JIS)) {
            return false;
        }
        return others.stream()
                .map(other -> other.decode(bytes))
                .filter(other -> other.sound && Plausibility.hasKana(other.text))
                .anyMatch(other -> score(other) > score(asSaid) + 1);
    }

    private static Optional<Code> labelled(String name) {
        if (LABELS.containsKey(name)) {
            return Optional.of(LABELS.get(name));
        }
        if (name.startsWith("iso-2022-jp")) {
            return Optional.of(JIS);
        }
        try {
            Charset charset = Charset.forName(name);
            // says nothing: what is pure ASCII is guessed just as well
            return charset.equals(StandardCharsets.US_ASCII)
                    ? Optional.empty()
                    : Optional.of(charset.equals(StandardCharsets.UTF_8) ? UTF_8 : code(charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Code code(Charset charset) {
        return bytes -> {
            try {
                return new Decoded(
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)
                                .decode(ByteBuffer.wrap(bytes))
                                .toString(),
                        true);
            } catch (CharacterCodingException e) {
                return new Decoded(new String(bytes, charset), false);
            }
        };
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b <= 0 || b == 0x1b || b == 0x0e || b == 0x0f) {
                return false;
            }
        }
        return true;
    }

    /** Whether there are escapes of ISO 2022, or SO with its SI. */
    private static boolean hasShifts(byte[] bytes) {
        boolean out = false;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == 0x1b && i + 2 < bytes.length && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
                return true;
            }
            out |= b == 0x0e;
            if (out && b == 0x0f) {
                return true;
            }
        }
        return false;
    }
}
