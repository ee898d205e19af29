// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

/** Names an indicator. */
public record IndicatorId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
