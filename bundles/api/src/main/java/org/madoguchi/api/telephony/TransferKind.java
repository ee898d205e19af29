// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

/** How a call is handed on (取次; FJ-050, YK-007). */
public enum TransferKind {
    /** At once, without asking. */
    BLIND,
    /** The operator talks to the other side first. */
    ATTENDED,
    /** The operator has stayed: caller, operator and the other talk (三者通話; ST-107). */
    JOINED
}
