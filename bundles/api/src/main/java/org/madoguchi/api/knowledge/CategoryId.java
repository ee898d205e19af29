// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

/** Names a category. */
public record CategoryId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
