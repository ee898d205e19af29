// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** Names an interaction (応対): one message, call or chat session. */
public record InteractionId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
