// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

/** Names a user of the staff side. */
public record UserId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
