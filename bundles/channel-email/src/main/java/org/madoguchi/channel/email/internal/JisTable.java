// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * The rows and cells of the Japanese character sets, as Microsoft fills them: NEC's row 13, IBM's
 * characters in rows 89 to 92, and the user-defined characters (外字) behind row 94.
 */
final class JisTable {
    /** What stands for a character that cannot be read. */
    static final String NONE = "\uFFFD";

    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final Charset CP50221 = Charset.forName("x-windows-50221");
    private static final Charset EUC = Charset.forName("x-eucJP-Open");
    private static final Charset SHIFT_JIS_2004 = Charset.forName("x-SJIS_0213");

    /** Rows of the second plane of JIS X 0213 in the order of Shift_JIS-2004, from lead byte F0. */
    private static final int[] SECOND_PLANE = {1, 8, 3, 4, 5, 12, 13, 14, 15};

    private static final int CELLS = 94;
    private static final int LAST_ROW = 94;
    private static final char[] KANJI = kanji();

    private JisTable() {}

    /** JIS X 0208 with the vendors' characters. */
    static String kanji(int row, int cell) {
        char found = outside(row, LAST_ROW, cell) ? 0 : KANJI[(row - 1) * CELLS + cell - 1];
        return found == 0 ? NONE : String.valueOf(found);
    }

    /** JIS X 0212, the supplementary kanji, within EUC. */
    static String supplementary(int row, int cell) {
        return outside(row, LAST_ROW, cell) ? NONE : one(EUC, 0x8f, row + 0xa0, cell + 0xa0);
    }

    /** The same within ISO-2022-JP, where IBM's characters have other places. */
    static String supplementary2022(int row, int cell) {
        return outside(row, LAST_ROW, cell)
                ? NONE
                : one(CP50221, 0x1b, '$', '(', 'D', row + 0x20, cell + 0x20);
    }

    /** JIS X 0213. */
    static String extended(int plane, int row, int cell) {
        if (outside(row, LAST_ROW, cell)) {
            return NONE;
        }
        return one(SHIFT_JIS_2004, shiftJis(plane == 1 ? row : secondPlaneRow(row), cell));
    }

    /** A character that a vendor's customer made; rows from 1. */
    static String userDefined(int row, int cell) {
        return outside(row, 20, cell) ? NONE : one(WINDOWS_31J, shiftJis(LAST_ROW + row, cell));
    }

    /** Whether the character is of the first level of kanji, those in daily use. */
    static boolean isCommonKanji(char c) {
        byte[] code = String.valueOf(c).getBytes(WINDOWS_31J);
        int lead = code[0] & 0xff;
        return code.length == 2 && lead >= 0x88 && lead <= 0x98;
    }

    private static boolean outside(int row, int lastRow, int cell) {
        return row < 1 || row > lastRow || cell < 1 || cell > CELLS;
    }

    /** The row as Shift_JIS counts on behind row 94. */
    private static int secondPlaneRow(int row) {
        for (int i = 0; i < SECOND_PLANE.length; i++) {
            if (SECOND_PLANE[i] == row) {
                return LAST_ROW + 1 + i;
            }
        }
        return row >= 78 ? LAST_ROW + 1 + SECOND_PLANE.length + row - 78 : 0;
    }

    private static int[] shiftJis(int row, int cell) {
        int lead = (row - 1) / 2 + (row <= 62 ? 0x81 : 0xc1);
        int trail = row % 2 == 0 ? cell + 0x9e : cell + 0x3f + (cell > 0x3f ? 1 : 0);
        return new int[] {lead, trail};
    }

    private static String one(Charset charset, int... code) {
        byte[] bytes = new byte[code.length];
        for (int i = 0; i < code.length; i++) {
            bytes[i] = (byte) code[i];
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return NONE;
        }
    }

    private static char[] kanji() {
        char[] table = new char[LAST_ROW * CELLS];
        for (int row = 1; row <= LAST_ROW; row++) {
            for (int cell = 1; cell <= CELLS; cell++) {
                String found = one(WINDOWS_31J, shiftJis(row, cell));
                table[(row - 1) * CELLS + cell - 1] = found.equals(NONE) ? 0 : found.charAt(0);
            }
        }
        return table;
    }
}
