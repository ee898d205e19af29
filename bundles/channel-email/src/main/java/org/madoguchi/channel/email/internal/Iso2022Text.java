// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

/**
 * The family of ISO-2022-JP as mail really holds it, in one reading: JIS X 0208 with NEC's and
 * IBM's characters, half-width kana by {@code ESC ( I}, by SO and as eight bits, JIS X 0212 and
 * 0213, user-defined characters, and the foreign sets of ISO-2022-JP-2.
 */
final class Iso2022Text {
    private static final int ESC = 0x1b;
    private static final int SO = 0x0e;
    private static final int SI = 0x0f;
    private static final char FIRST_HALF_WIDTH = '\uff61';

    /** What two bytes mean after an escape. */
    private enum Pairs {
        NONE,
        KANJI,
        SUPPLEMENTARY,
        FIRST_PLANE,
        SECOND_PLANE,
        USER_DEFINED,
        CHINESE,
        KOREAN
    }

    private final byte[] bytes;
    private final StringBuilder text;
    private int at;
    private Pairs pairs = Pairs.NONE;
    private boolean kana;
    private boolean shifted;
    private boolean greek;
    private boolean sound = true;

    private Iso2022Text(byte[] bytes) {
        this.bytes = bytes;
        text = new StringBuilder(bytes.length);
    }

    static JapaneseText.Decoded decode(byte[] bytes) {
        Iso2022Text reading = new Iso2022Text(bytes);
        while (reading.at < bytes.length) {
            reading.step();
        }
        return new JapaneseText.Decoded(reading.text.toString(), reading.sound);
    }

    private void step() {
        int b = bytes[at] & 0xff;
        if (b == ESC) {
            escape();
        } else if (b == SO || b == SI) {
            shifted = b == SO;
            at++;
        } else if (b == '\n' || b == '\r') {
            // each line begins anew, for the sake of those who forget to switch back
            pairs = Pairs.NONE;
            kana = false;
            shifted = false;
            one(b);
        } else if (b < 0x21 || b == 0x7f) {
            one(b);
        } else if (b >= 0xa1 && b <= 0xdf) {
            one(FIRST_HALF_WIDTH + b - 0xa1);
        } else if (b > 0x7f) {
            broken(1);
        } else if (shifted || kana) {
            halfWidth(b);
        } else if (pairs == Pairs.NONE) {
            one(b);
        } else {
            pair(b);
        }
    }

    private void one(int character) {
        text.append((char) character);
        at++;
    }

    private void broken(int length) {
        text.append(JisTable.NONE);
        sound = false;
        at += length;
    }

    private void halfWidth(int b) {
        if (b > 0x5f) {
            broken(1);
        } else {
            one(FIRST_HALF_WIDTH + b - 0x21);
        }
    }

    private void pair(int lead) {
        int trail = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
        if (trail < 0x21 || trail > 0x7e) {
            broken(1);
            return;
        }
        int row = lead - 0x20;
        int cell = trail - 0x20;
        String found =
                switch (pairs) {
                    case SUPPLEMENTARY -> JisTable.supplementary2022(row, cell);
                    case FIRST_PLANE -> JisTable.extended(1, row, cell);
                    case SECOND_PLANE -> JisTable.extended(2, row, cell);
                    case USER_DEFINED -> JisTable.userDefined(row, cell);
                    case CHINESE -> ForeignPairs.CHINESE.read(lead, trail);
                    case KOREAN -> ForeignPairs.KOREAN.read(lead, trail);
                    case KANJI, NONE -> JisTable.kanji(row, cell);
                };
        text.append(found);
        sound &= !found.equals(JisTable.NONE);
        at += 2;
    }

    private void escape() {
        String sequence = ahead(4);
        if (sequence.startsWith("$(")) {
            multiByte(sequence.length() > 2 ? sequence.charAt(2) : 0, 4);
        } else if (sequence.startsWith("$")) {
            multiByte(sequence.length() > 1 ? sequence.charAt(1) : 0, 3);
        } else if (sequence.startsWith("(") || sequence.startsWith(")")) {
            singleByte(sequence);
        } else if (sequence.startsWith(".A") || sequence.startsWith(".F")) {
            greek = sequence.charAt(1) == 'F';
            at += 3;
        } else if (sequence.startsWith("N") && sequence.length() > 1) {
            text.append(ForeignPairs.highHalf(sequence.charAt(1), greek));
            at += 3;
        } else if (sequence.startsWith("&@")) {
            // announces the revision of 1990; the switch itself follows
            at += 3;
        } else {
            broken(1);
        }
    }

    private void multiByte(int set, int length) {
        Pairs wanted =
                switch (set) {
                    case '@', 'B' -> Pairs.KANJI;
                    case 'D' -> Pairs.SUPPLEMENTARY;
                    case 'O', 'Q' -> Pairs.FIRST_PLANE;
                    case 'P' -> Pairs.SECOND_PLANE;
                    case '?' -> Pairs.USER_DEFINED;
                    case 'A' -> Pairs.CHINESE;
                    case 'C' -> Pairs.KOREAN;
                    default -> Pairs.NONE;
                };
        if (wanted == Pairs.NONE) {
            broken(1);
            return;
        }
        pairs = wanted;
        kana = false;
        at += length;
    }

    private void singleByte(String sequence) {
        char set = sequence.length() > 1 ? sequence.charAt(1) : 0;
        if (sequence.charAt(0) == ')') {
            // the set that SO switches to: of use for kana only
            at += 3;
            return;
        }
        if (set != 'B' && set != 'J' && set != 'H' && set != 'I') {
            broken(1);
            return;
        }
        pairs = Pairs.NONE;
        kana = set == 'I';
        at += 3;
    }

    /** What follows the escape character. */
    private String ahead(int count) {
        StringBuilder found = new StringBuilder();
        for (int i = at + 1; i < bytes.length && found.length() < count; i++) {
            found.append((char) (bytes[i] & 0x7f));
        }
        return found.toString();
    }
}
