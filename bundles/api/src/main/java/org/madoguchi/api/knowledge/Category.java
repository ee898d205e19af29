// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A node of the category trees. One without a parent is the root of a tree: an axis along which
 * people look, such as 分野 or くらしの場面 (FJ-092).
 *
 * @param name in Japanese, 1 to 60 characters, without {@code ＞}; unique among its siblings
 * @param names in other languages, as far as somebody has given them
 * @param icon name of one of the public site's pictures, may be empty
 * @param position order among its siblings, lower first
 */
public record Category(
        CategoryId id,
        Optional<CategoryId> parent,
        String name,
        Map<Locale, String> names,
        String icon,
        int position) {
    public Category {
        names = Map.copyOf(names);
    }

    /** In the language of the reader, else in Japanese. */
    public String in(Locale language) {
        return names.getOrDefault(
                language, names.getOrDefault(new Locale(language.getLanguage()), name));
    }
}
