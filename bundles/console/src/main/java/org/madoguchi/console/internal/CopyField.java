// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.madoguchi.web.FormData;

/**
 * Who an answer shall be copied to, as {@code copies.jte} asks for it: people who are offered and
 * ticked, and addresses that somebody types. What of it can be sent to is the service's to say.
 */
record CopyField(String typed, Set<String> ticked) {
    static final CopyField NONE = new CopyField("", Set.of());

    private static final int MOST_TICKED = 100;

    CopyField {
        ticked = Set.copyOf(ticked);
    }

    static CopyField of(FormData form) {
        return new CopyField(
                form.text("copies"),
                Set.copyOf(form.texts("copy").stream().distinct().limit(MOST_TICKED).toList()));
    }

    boolean isEmpty() {
        return typed.isBlank() && ticked.isEmpty();
    }

    /** What {@link org.madoguchi.api.cases.Reply#copiedTo} takes. */
    List<String> all() {
        return Stream.concat(ticked.stream().sorted(), Arrays.stream(typed.split("[,;、，；\\n]+")))
                .filter(one -> !one.isBlank())
                .toList();
    }
}
