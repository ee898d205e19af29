// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import io.nayuki.qrcodegen.QrCode;

/**
 * A text as a QR code, for an SVG picture in the page: without a script, a style or a request in
 * which the text would appear.
 *
 * @param size of a side, in modules, with the empty margin that readers need
 * @param path of the dark modules, each of size one
 */
record QrPicture(int size, String path) {
    private static final int MARGIN = 4;

    static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(code.size + 2 * MARGIN, path.toString());
    }
}
