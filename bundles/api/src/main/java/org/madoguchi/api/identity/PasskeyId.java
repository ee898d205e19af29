// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

public record PasskeyId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
