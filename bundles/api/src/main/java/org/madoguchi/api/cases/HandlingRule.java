// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** What a city may ask of whoever closes a case or hands it on. */
public enum HandlingRule {
    /** A case is closed with an answer that was released, or a note of what was said (ST-099). */
    ANSWER_BEFORE_CLOSING,
    /** A department is asked with the citizen's name and a way to answer, or why not (FJ-031). */
    CONTACT_FOR_DEPARTMENT,
    /** A department is asked for a reason out of those that the city offers (ST-089). */
    REASON_FOR_DEPARTMENT
}
