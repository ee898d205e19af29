// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.madoguchi.api.LocalizedText;

/**
 * Makes text fit to be shown and notes what could not be: characters that only the sender's own
 * machine knows become 〓, as Japanese printers have always set them.
 */
final class Legible {
    /** Private use areas: 外字, and the emoji of telephones before Unicode had them. */
    private static final Pattern PRIVATE = Pattern.compile("[\uE000-\uF8FF\\x{F0000}-\\x{10FFFF}]");

    /** Emoji as SoftBank's telephones wrote them into Shift_JIS. */
    private static final Pattern WEB_CODE = Pattern.compile("\\x1b\\$[EFGOPQ][!-~]+(?:\\x0f|$)");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    private final Set<LocalizedText> problems = new LinkedHashSet<>();

    Set<LocalizedText> problems() {
        return problems;
    }

    void problem(String key) {
        problems.add(Texts.text(key));
    }

    void problems(Collection<LocalizedText> more) {
        problems.addAll(more);
    }

    /** A line of a header, or a name. */
    String line(String value) {
        if (value.indexOf(JisTable.NONE) >= 0) {
            problem("problem.charset");
        }
        return known(value);
    }

    /** A text of several lines, with LF between them. */
    String text(String value) {
        String lines = known(value).replace("\r\n", "\n").replace('\r', '\n');
        return CONTROL.matcher(lines).replaceAll("").strip();
    }

    private String known(String value) {
        String known = WEB_CODE.matcher(value).replaceAll("〓");
        known = PRIVATE.matcher(known).replaceAll("〓");
        if (!known.equals(value)) {
            problem("problem.gaiji");
        }
        return known;
    }
}
