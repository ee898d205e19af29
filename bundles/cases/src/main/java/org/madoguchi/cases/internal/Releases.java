// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.Release;

/** A release as the columns of a message hold it. */
final class Releases {
    private Releases() {}

    static String column(Set<Concern> concerns) {
        return concerns.stream().map(Concern::name).sorted().collect(Collectors.joining(","));
    }

    static Release of(String concerns, Optional<Instant> heldUntil) {
        if (concerns.isEmpty() && heldUntil.isEmpty()) {
            return Release.FREE;
        }
        return new Release(
                Arrays.stream(concerns.split(","))
                        .filter(name -> !name.isEmpty())
                        .map(Concern::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                heldUntil);
    }
}
