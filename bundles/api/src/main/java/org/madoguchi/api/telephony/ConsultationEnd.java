// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

/** What an operator does after asking somebody while the citizen waits. */
public enum ConsultationEnd {
    /** The citizen talks with whom was asked, without the operator. */
    PUT_THROUGH,
    /** All three talk, such as with an interpreter (三者通話; ST-107). */
    JOIN,
    /** Back to the citizen; who was asked is out of it. */
    BACK
}
