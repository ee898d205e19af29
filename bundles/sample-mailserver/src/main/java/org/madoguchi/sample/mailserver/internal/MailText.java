// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.mailserver.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a mail, cut so that web addresses can be shown as links. */
final class MailText {
    private static final Pattern WEB = Pattern.compile("https?://[\\x21-\\x7e&&[^<>\"]]+");

    private MailText() {}

    /**
     * @param link a web address; otherwise words
     */
    record Piece(String text, boolean link) {}

    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher web = WEB.matcher(text);
        int end = 0;
        while (web.find()) {
            pieces.add(new Piece(text.substring(end, web.start()), false));
            pieces.add(new Piece(web.group(), true));
            end = web.end();
        }
        pieces.add(new Piece(text.substring(end), false));
        return pieces;
    }
}
