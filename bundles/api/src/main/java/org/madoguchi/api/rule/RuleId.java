// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

/** Names a rule. */
public record RuleId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
