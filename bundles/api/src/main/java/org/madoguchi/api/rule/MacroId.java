// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

/** Names a macro. */
public record MacroId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
