// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

/** What a channel can do; fronts show only what works. */
public enum Capability {
    INBOUND,
    OUTBOUND,
    ATTACHMENTS,
    /** A conversation of the moment (call, chat) rather than a stored message. */
    LIVE
}
