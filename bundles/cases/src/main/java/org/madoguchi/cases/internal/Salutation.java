// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name that a letter begins with: 「田中 花子 様」. */
record Salutation(String name) {
    private static final Pattern FIRST_LINE =
            Pattern.compile("\\A\\s*(\\S[^\\n]{0,60}?)[\\s　]*(?:様|さま)[、。,\\s　]*(?:\\n|\\z)");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern KANJI = Pattern.compile("\\p{IsHan}");

    static Optional<Salutation> of(String text) {
        Matcher first = FIRST_LINE.matcher(text);
        return first.find() ? Optional.of(new Salutation(first.group(1))) : Optional.empty();
    }

    /**
     * Whether it is surely somebody else: both names are in kanji, and neither is part of the
     * other. 「田中 様」 and 「株式会社あさひ 田中 花子 様」 are the same to us as 「田中 花子」.
     */
    boolean isForOtherThan(String known) {
        String here = plain(name);
        String there = plain(known);
        return KANJI.matcher(here).find()
                && KANJI.matcher(there).find()
                && !here.contains(there)
                && !there.contains(here);
    }

    private static String plain(String name) {
        return NO_LETTER
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("")
                .replaceFirst("[様殿]$", "");
    }
}
