// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Duration;
import org.madoguchi.api.LocalizedText;

/**
 * What the carrier said. Everything a caller must handle is here; only a bug arrives as an
 * exception.
 */
public sealed interface Delivery {
    /**
     * The carrier has taken it over.
     *
     * @param carrierRef the id that an answer to the message will refer to, such as its Message-ID;
     *     may be empty
     */
    record Accepted(String carrierRef) implements Delivery {}

    /** Try again, no sooner than {@code retryAfter}: line busy, rate limit, carrier down. */
    record Deferred(LocalizedText reason, Duration retryAfter) implements Delivery {}

    /** Will never succeed as it stands: no such address, blocked account. */
    record Refused(LocalizedText reason) implements Delivery {}
}
