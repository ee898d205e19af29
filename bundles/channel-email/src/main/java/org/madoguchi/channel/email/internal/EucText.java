// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

/** EUC-JP as Windows and Unix write it: with NEC's, IBM's and user-defined characters. */
final class EucText {
    private static final int HALF_WIDTH = 0x8e;
    private static final int SUPPLEMENTARY = 0x8f;
    private static final int FIRST_USER_ROW = 85;

    private EucText() {}

    static JapaneseText.Decoded decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        boolean sound = true;
        int at = 0;
        while (at < bytes.length) {
            int b = bytes[at] & 0xff;
            int next = high(bytes, at + 1);
            if (b < 0x80) {
                text.append((char) b);
                at++;
                continue;
            }
            int length = b == SUPPLEMENTARY ? 3 : 2;
            String found = JisTable.NONE;
            if (b == HALF_WIDTH && next > 0 && next <= 0x3f) {
                found = String.valueOf((char) (0xff60 + next));
            } else if (b == SUPPLEMENTARY) {
                found = JisTable.supplementary(next, high(bytes, at + 2));
            } else if (b > 0xa0 && next > 0) {
                found = pair(b - 0xa0, next);
            }
            boolean read = !found.equals(JisTable.NONE);
            sound &= read;
            text.append(found);
            at += read ? length : 1;
        }
        return new JapaneseText.Decoded(text.toString(), sound);
    }

    /** Rows that Microsoft left free are the user's own in eucJP-ms. */
    private static String pair(int row, int cell) {
        String found = JisTable.kanji(row, cell);
        return found.equals(JisTable.NONE) && row >= FIRST_USER_ROW
                ? JisTable.userDefined(row - FIRST_USER_ROW + 1, cell)
                : found;
    }

    /** The byte as a cell from 1; 0 when it is none. */
    private static int high(byte[] bytes, int at) {
        int b = at < bytes.length ? bytes[at] & 0xff : 0;
        return b > 0xa0 && b < 0xff ? b - 0xa0 : 0;
    }
}
