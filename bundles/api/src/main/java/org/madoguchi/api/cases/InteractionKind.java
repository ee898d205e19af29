// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** Which way an interaction went and why. */
public enum InteractionKind {
    INBOUND(false),
    /** An answer to the citizen. */
    REPLY(true),
    /** The automatic note that the message has arrived. */
    ACKNOWLEDGEMENT(true),
    /** The mail that asks a department. */
    ESCALATION_NOTICE(true);

    private final boolean outbound;

    InteractionKind(boolean outbound) {
        this.outbound = outbound;
    }

    public boolean isOutbound() {
        return outbound;
    }
}
