// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/**
 * Why an answer is better looked at a second time before it leaves. Nothing is forbidden by it:
 * whoever hands the answer in and whoever releases it say that they have seen it.
 */
public enum Concern {
    /** The text holds what reads as somebody's Individual Number (マイナンバー). */
    PERSONAL_NUMBER,
    /** The text holds what reads as the number of a payment card. */
    CARD_NUMBER,
    /** The text begins with somebody else's name than the recipient's. */
    OTHER_NAME,
    /** The text names another case. */
    OTHER_CASE,
    /** A file that came with another case is attached. */
    OTHER_CASES_FILE,
    /** More than one mail address that is not the city's own gets it, and each sees the others. */
    SEVERAL_ADDRESSES,
    /**
     * A mail address that is not the city's own gets it, or a number, which never wrote to the desk
     * and was never written to.
     */
    NEW_ADDRESS
}
