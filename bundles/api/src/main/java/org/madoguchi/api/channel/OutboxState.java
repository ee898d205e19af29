// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

/** Where a message in the outbox stands. */
public enum OutboxState {
    /** Waits for its turn, its channel or its next try. */
    WAITING,
    /** Handed to the channel; no answer yet. */
    SENDING,
    SENT,
    /**
     * Refused by the carrier, or given up after the last try: a dead letter that a person decides
     * on.
     */
    FAILED,
    /**
     * The product stopped while sending: it may have left or not. The carrier is asked; when it
     * cannot tell, a person decides.
     */
    UNCERTAIN,
    /** A person decided that it shall not leave. */
    CANCELLED
}
