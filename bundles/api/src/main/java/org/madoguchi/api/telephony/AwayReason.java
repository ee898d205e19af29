// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

/** Why an operator gets no calls. */
public enum AwayReason {
    BREAK,
    MEETING,
    OTHER,
    /**
     * The telephone rang in vain; the desk took the operator out, so that callers need not wait.
     */
    NO_ANSWER
}
