// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

/**
 * What not every case has. The case says which it has ever had, so that a look asks for nothing
 * else; see {@link CaseEntity#has}. In the database they are bits in this order: add to the end.
 */
enum CasePart {
    FIELDS,
    ATTACHMENTS,
    PROBLEMS,
    NOTES,
    ESCALATIONS,
    TOPICS,
    ANSWERS,
    RELATED,
    COPIES,
    APPROVALS,
    TRANSLATIONS;

    /** What belongs to a message. */
    static final int OF_MESSAGES =
            FIELDS.bit()
                    | ATTACHMENTS.bit()
                    | PROBLEMS.bit()
                    | COPIES.bit()
                    | APPROVALS.bit()
                    | TRANSLATIONS.bit();

    int bit() {
        return 1 << ordinal();
    }
}
