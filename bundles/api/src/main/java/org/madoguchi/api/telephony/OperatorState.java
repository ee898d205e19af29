// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

/** What an operator at a telephone does (YK-082). */
public enum OperatorState {
    /** Gets calls (受付可). */
    READY,
    TALKING,
    /** Writes down what the call was about; gets no call (後処理). */
    WRAP_UP,
    /** Gets no call (離席). */
    AWAY
}
