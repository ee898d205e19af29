// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

/** Names a team. */
public record TeamId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
