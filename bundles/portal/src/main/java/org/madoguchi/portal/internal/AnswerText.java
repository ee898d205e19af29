// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An article's plain text as paragraphs, lists, links and telephone numbers. */
final class AnswerText {
    private static final Pattern BULLET = Pattern.compile("[・•]\\s*(.+)");
    private static final Pattern NUMBERED = Pattern.compile("[0-9０-９]{1,2}[.．]\\s*(.+)");
    private static final Pattern LINK =
            Pattern.compile(
                    "(?<url>https?://[\\w\\-./?%&=~#:@!,+;]+[\\w\\-/?%&=~#])"
                            + "|(?<phone>(?<!\\d)0\\d{1,4}-\\d{1,4}-\\d{3,4}(?!\\d))");

    enum Kind {
        PARAGRAPH,
        BULLETS,
        NUMBERS
    }

    /** A paragraph's lines, or a list's items. */
    record Block(Kind kind, List<List<Piece>> lines) {
        Block {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param href where the text leads, empty when it is no link
     */
    record Piece(String text, String href) {}

    private AnswerText() {}

    static List<Block> blocks(String answer) {
        List<Block> blocks = new ArrayList<>();
        Kind kind = Kind.PARAGRAPH;
        List<List<Piece>> lines = new ArrayList<>();
        for (String line : answer.lines().map(String::strip).toList()) {
            Matcher bullet = BULLET.matcher(line);
            Matcher numbered = NUMBERED.matcher(line);
            Kind next = Kind.PARAGRAPH;
            String text = line;
            if (bullet.matches()) {
                next = Kind.BULLETS;
                text = bullet.group(1);
            } else if (numbered.matches()) {
                next = Kind.NUMBERS;
                text = numbered.group(1);
            }
            if (line.isEmpty() || next != kind) {
                flush(blocks, kind, lines);
            }
            kind = next;
            if (!line.isEmpty()) {
                lines.add(pieces(text));
            }
        }
        flush(blocks, kind, lines);
        return blocks;
    }

    private static void flush(List<Block> blocks, Kind kind, List<List<Piece>> lines) {
        if (!lines.isEmpty()) {
            blocks.add(new Block(kind, lines));
            lines.clear();
        }
    }

    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        int done = 0;
        while (link.find()) {
            if (link.start() > done) {
                pieces.add(new Piece(text.substring(done, link.start()), ""));
            }
            String phone = link.group("phone");
            pieces.add(
                    new Piece(
                            link.group(),
                            phone == null ? link.group() : "tel:" + phone.replace("-", "")));
            done = link.end();
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), ""));
        }
        return pieces;
    }
}
