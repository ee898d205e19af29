// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Duration;
import java.util.Optional;
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
     * @param copy what has left, where that is something else than the message: the pages of a FAX.
     *     It is kept with the message in the case
     */
    record Accepted(String carrierRef, Optional<Attachment> copy) implements Delivery {
        public Accepted(String carrierRef) {
            this(carrierRef, Optional.empty());
        }
    }

    /**
     * It was certainly not taken: try again, no sooner than {@code retryAfter}. Line busy, rate
     * limit, carrier down. The outbox waits 30 s, then twice as long each time up to an hour, or
     * longer when {@code retryAfter} says so, and makes a dead letter of it after two days (the
     * administrator may set another limit). The channel's other messages wait a few seconds too.
     *
     * @param reason for the operator, shown with the waiting message
     * @param retryAfter from now; zero when the carrier has no wish
     */
    record Deferred(LocalizedText reason, Duration retryAfter) implements Delivery {}

    /**
     * Will never succeed as it stands: no such address, blocked account. The message is a dead
     * letter at once and the case shows it with the reason.
     *
     * @param reason for the operator: what is wrong and what to do
     */
    record Refused(LocalizedText reason) implements Delivery {}
}
