// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

/** Names a session; not its secret. */
public record SessionId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
