// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

/** Names a message in the outbox; the same over all tries. */
public record OutboundId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
