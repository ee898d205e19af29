// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.time.Instant;
import java.util.Optional;

/**
 * When readers see a published article (ST-124).
 *
 * @param from empty for at once
 * @param until first moment at which it is not seen any more; empty for ever
 * @param featured shown on the public site's first page
 */
public record Publication(Optional<Instant> from, Optional<Instant> until, boolean featured) {
    /** At once and for ever. */
    public static final Publication NOW =
            new Publication(Optional.empty(), Optional.empty(), false);

    public boolean covers(Instant time) {
        return from.map(begin -> !time.isBefore(begin)).orElse(true)
                && until.map(time::isBefore).orElse(true);
    }
}
