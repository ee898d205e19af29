// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

/** Names a call in this installation. */
public record CallId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
