// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * The citizen wishes to be called by the department (ST-094).
 *
 * @param from when it suits; empty for any time
 * @param until exclusive; empty for any time
 * @param number where to call, 40 characters at most
 * @param name whom to ask for, 100 characters at most; may be empty
 */
public record CallBack(
        Optional<Instant> from, Optional<Instant> until, String number, String name) {
    /** What ends first is first; what may be at any time comes after. */
    public static final Comparator<CallBack> BY_URGENCY =
            Comparator.comparing(call -> call.until().or(call::from).orElse(Instant.MAX));

    public CallBack {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(name, "name");
    }
}
