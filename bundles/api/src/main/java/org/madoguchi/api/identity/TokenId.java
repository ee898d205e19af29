// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

/** Names an API token; not its secret. */
public record TokenId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
