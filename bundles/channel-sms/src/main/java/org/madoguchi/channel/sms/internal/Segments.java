// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in as few short messages as it needs (3GPP TS 23.040 section 9.2.3.24.1). What people see
 * as one character stays in one of them: a surrogate pair always, a letter with its marks or a
 * joined emoji unless it is longer than a whole message.
 *
 * @param texts of the messages, in their order
 */
record Segments(List<String> texts, Code code) {
    private static final int OCTETS = 140;
    private static final int SEPTETS = 160;
    private static final int SHORT_HEADER = 6;
    private static final int LONG_HEADER = 7;
    private static final Pattern CHARACTER = Pattern.compile("\\X", Pattern.DOTALL);

    /** How the letters are written. */
    enum Code {
        /** UTF-16, which Japanese needs. */
        UCS2(8),
        GSM7(0);

        private final int dataCoding;

        Code(int dataCoding) {
            this.dataCoding = dataCoding;
        }

        byte dataCoding() {
            return (byte) dataCoding;
        }

        byte[] encode(String text) {
            return this == GSM7 ? Gsm7.encode(text) : text.getBytes(StandardCharsets.UTF_16BE);
        }

        /** What a text takes, in units of which a message holds {@link #room} many. */
        private int size(String text) {
            return this == GSM7 ? Gsm7.encode(text).length : text.length();
        }

        /**
         * @param header octets that say which part it is; none for a single message
         */
        private int room(int header) {
            return this == GSM7 ? (OCTETS - header) * SEPTETS / OCTETS : (OCTETS - header) / 2;
        }
    }

    Segments {
        texts = List.copyOf(texts);
    }

    /**
     * @param gsm7 whether what can be written in the telephones' own alphabet shall be
     * @param wideReference whether parts are named by 16 bits instead of 8
     */
    static Segments of(String text, boolean gsm7, boolean wideReference) {
        Code code = gsm7 && Gsm7.canWrite(text) ? Code.GSM7 : Code.UCS2;
        if (code.size(text) <= code.room(0)) {
            return new Segments(List.of(text), code);
        }
        return new Segments(
                cut(text, code, code.room(wideReference ? LONG_HEADER : SHORT_HEADER)), code);
    }

    private static List<String> cut(String text, Code code, int room) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int used = 0;
        for (String unit : units(text, code, room)) {
            int size = code.size(unit);
            if (used + size > room) {
                parts.add(part.toString());
                part.setLength(0);
                used = 0;
            }
            part.append(unit);
            used += size;
        }
        parts.add(part.toString());
        return parts;
    }

    private static List<String> units(String text, Code code, int room) {
        List<String> units = new ArrayList<>();
        Matcher characters = CHARACTER.matcher(text);
        while (characters.find()) {
            String character = characters.group();
            if (code.size(character) <= room) {
                units.add(character);
            } else {
                character.codePoints().mapToObj(Character::toString).forEach(units::add);
            }
        }
        return units;
    }

    int count() {
        return texts.size();
    }

    /**
     * What goes into short_message: the part's text, behind the header that says which it is.
     *
     * @param number from 1
     */
    byte[] message(int number, int reference, boolean wideReference) {
        byte[] text = code.encode(texts.get(number - 1));
        if (count() == 1) {
            return text;
        }
        byte[] header =
                wideReference
                        ? new byte[] {
                            LONG_HEADER - 1,
                            Concatenation.WIDE,
                            4,
                            (byte) (reference >> 8),
                            (byte) reference,
                            (byte) count(),
                            (byte) number
                        }
                        : new byte[] {
                            SHORT_HEADER - 1,
                            Concatenation.NARROW,
                            3,
                            (byte) reference,
                            (byte) count(),
                            (byte) number
                        };
        byte[] message = new byte[header.length + text.length];
        System.arraycopy(header, 0, message, 0, header.length);
        System.arraycopy(text, 0, message, header.length, text.length);
        return message;
    }
}
