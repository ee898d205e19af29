// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Languages besides Japanese that the public site speaks. */
final class FaqLanguages {
    static final List<Locale> ALL =
            List.of(
                    Locale.ENGLISH,
                    Locale.forLanguageTag("zh-Hans"),
                    Locale.forLanguageTag("zh-Hant"),
                    Locale.KOREAN,
                    new Locale("vi"),
                    new Locale("pt"),
                    new Locale("es"),
                    new Locale("fil"),
                    new Locale("id"),
                    new Locale("ne"),
                    new Locale("th"));

    private FaqLanguages() {}

    /** With those that somebody already used. */
    static List<Locale> with(List<Locale> used) {
        List<Locale> all = new ArrayList<>(ALL);
        used.stream().filter(language -> !all.contains(language)).forEach(all::add);
        return all;
    }

    static String name(Locale language, Locale reader) {
        return language.getDisplayName(reader);
    }
}
