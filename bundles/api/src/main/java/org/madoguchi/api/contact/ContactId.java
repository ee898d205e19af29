// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

/** Names a contact (利用者). */
public record ContactId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
