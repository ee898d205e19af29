// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a calendar invitation says (RFC 5545): its title, time, place and text, a line each. */
final class CalendarText {
    private static final Pattern TIME =
            Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d)\\d\\d(Z?))?");

    private CalendarText() {}

    static String of(String calendar) {
        String begin = "";
        String end = "";
        String title = "";
        List<String> rest = new ArrayList<>();
        boolean within = false;
        for (String line : calendar.replaceAll("\\r?\\n[ \\t]", "").lines().toList()) {
            String upper = line.toUpperCase(Locale.ROOT);
            String value = value(line);
            if (upper.startsWith("BEGIN:")) {
                within = upper.startsWith("BEGIN:VEVENT") || upper.startsWith("BEGIN:VTODO");
            } else if (upper.startsWith("END:VEVENT")) {
                // the changed days of a series follow
                break;
            } else if (within && is("SUMMARY", upper)) {
                title = value;
            } else if (within && is("DTSTART", upper)) {
                begin = time(value);
            } else if (within && (is("DTEND", upper) || is("DUE", upper))) {
                end = time(value);
            } else if (within && (is("LOCATION", upper) || is("DESCRIPTION", upper))) {
                rest.add(value);
            }
        }
        List<String> lines = new ArrayList<>(List.of(title, period(begin, end)));
        lines.addAll(rest);
        lines.removeIf(String::isBlank);
        return String.join("\n", lines);
    }

    private static boolean is(String property, String line) {
        return line.startsWith(property + ":") || line.startsWith(property + ";");
    }

    /** What stands behind the first colon outside quotes. */
    private static String value(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            if (line.charAt(i) == ':' && !quoted) {
                return line.substring(i + 1)
                        .replaceAll("\\\\[nN]", "\n")
                        .replaceAll("\\\\(.)", "$1")
                        .strip();
            }
        }
        return "";
    }

    private static String period(String begin, String end) {
        return end.isEmpty() ? begin : begin + " – " + end;
    }

    /** The time as its writer's clock shows it; that of a zone without offset cannot be told. */
    private static String time(String value) {
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            return value;
        }
        String day = time.group(1) + "-" + time.group(2) + "-" + time.group(3);
        if (time.group(4) == null) {
            return day;
        }
        return day
                + " "
                + time.group(4)
                + ":"
                + time.group(5)
                + (time.group(6).isEmpty() ? "" : " UTC");
    }
}
