// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.ConcernException;
import org.madoguchi.web.FormData;

/** The check boxes of {@code concerns.jte}. */
final class Concerns {
    private Concerns() {}

    /** For which a second look would do. */
    static Set<Concern> of(RejectedException refusal) {
        return refusal instanceof ConcernException concerned ? concerned.concerns() : Set.of();
    }

    static Set<Concern> accepted(FormData form) {
        return Arrays.stream(Concern.values())
                .filter(concern -> form.texts("accept").contains(concern.name()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
