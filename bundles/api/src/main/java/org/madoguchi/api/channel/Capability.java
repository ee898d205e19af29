// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

/** What a channel can do; fronts show only what works. */
public enum Capability {
    /** Hands messages to the {@link Inbox}. */
    INBOUND,

    /**
     * {@link Channel#send} reaches the citizen. The desk answers an address by a channel that has
     * this and the address's {@link AddressKind}; without it {@code send} is never called.
     */
    OUTBOUND,

    /**
     * Takes files with a message. Without it a message may still come with attachments (an operator
     * attached one): refuse it with a reason, never leave them out in silence.
     */
    ATTACHMENTS,

    /**
     * Takes messages with {@link OutboundMessage#copies}: other people get the same message, and
     * everybody sees who. Without it such an answer is refused when it is handed in.
     */
    COPIES,

    /**
     * Who writes here expects an answer at once and is no machine: each new case is acknowledged,
     * in few words, and with questions of the FAQ that may answer it. They come as plain text, each
     * question in a line with the address of its article in the next one; a channel that can do so
     * shows them in a better form.
     */
    SUGGESTIONS,

    /** A conversation of the moment (call, chat) rather than a stored message. */
    LIVE
}
