// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** Names an escalation: one hand-over of a case to a department. */
public record EscalationId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
