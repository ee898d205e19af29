// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Reader;

/** What of the shelf a reader sees at a time. */
final class Shelf {
    /**
     * Condition on {@code knowledge_shelf s}, with {@link #parameters}. The same text for every
     * reader, and a range for the indexes, of which one rank at most is left out.
     */
    static final String VISIBLE =
            " s.audience_rank <= ? AND s.audience_rank <> ?"
                    + " AND s.visible_from <= ? AND s.visible_until > ?";

    private static final int NONE = -1;

    private Shelf() {}

    static List<Object> parameters(Reader reader, Timestamp now) {
        int highest =
                Arrays.stream(Audience.values())
                        .filter(reader::sees)
                        .mapToInt(Audience::ordinal)
                        .max()
                        .orElse(NONE);
        int hidden =
                Arrays.stream(Audience.values())
                        .filter(audience -> !reader.sees(audience))
                        .mapToInt(Audience::ordinal)
                        .filter(rank -> rank < highest)
                        .findFirst()
                        .orElse(NONE);
        return List.of(highest, hidden, now, now);
    }
}
