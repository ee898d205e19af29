// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Plain text, as it was written before answers had markup, as HTML. */
final class PlainText {
    private static final Pattern BULLET = Pattern.compile("[・•]\\s*(.+)");
    private static final Pattern NUMBERED = Pattern.compile("[0-9０-９]{1,2}[.．]\\s*(.+)");
    private static final Pattern LINK =
            Pattern.compile(
                    "(?<url>https?://[\\w\\-./?%&=~#:@!,+;]+[\\w\\-/?%&=~#])"
                            + "|(?<phone>(?<!\\d)0\\d{1,4}-\\d{1,4}-\\d{3,4}(?!\\d))");

    /** What a line belongs to; an empty line to nothing. */
    private enum Kind {
        NOTHING("", ""),
        PARAGRAPH("<p>", "</p>"),
        BULLETS("<ul>", "</ul>"),
        NUMBERS("<ol>", "</ol>");

        private final String begin;
        private final String end;

        Kind(String begin, String end) {
            this.begin = begin;
            this.end = end;
        }
    }

    private PlainText() {}

    static String html(String text) {
        StringBuilder html = new StringBuilder();
        Kind open = Kind.NOTHING;
        List<String> lines = text.lines().map(String::strip).toList();
        for (String line : lines) {
            Matcher bullet = BULLET.matcher(line);
            Matcher numbered = NUMBERED.matcher(line);
            Kind kind = line.isEmpty() ? Kind.NOTHING : Kind.PARAGRAPH;
            String words = line;
            if (bullet.matches()) {
                kind = Kind.BULLETS;
                words = bullet.group(1);
            } else if (numbered.matches()) {
                kind = Kind.NUMBERS;
                words = numbered.group(1);
            }
            if (kind != open) {
                html.append(open.end).append(kind.begin);
            } else if (kind == Kind.PARAGRAPH) {
                html.append("<br>");
            }
            html.append(kind == Kind.BULLETS || kind == Kind.NUMBERS ? item(words) : linked(words));
            open = kind;
        }
        return html.append(open.end).toString();
    }

    private static String item(String words) {
        return "<li>" + linked(words) + "</li>";
    }

    private static String linked(String words) {
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(words);
        int done = 0;
        while (link.find()) {
            html.append(Entities.escape(words.substring(done, link.start())));
            String phone = link.group("phone");
            String address = phone == null ? link.group() : "tel:" + phone.replace("-", "");
            html.append("<a href=\"")
                    .append(Entities.escape(address))
                    .append("\">")
                    .append(Entities.escape(link.group()))
                    .append("</a>");
            done = link.end();
        }
        return html.append(Entities.escape(words.substring(done))).toString();
    }
}
