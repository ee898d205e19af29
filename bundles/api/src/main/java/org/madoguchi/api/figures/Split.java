// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.figures;

/** What the figures of a period are split by. */
public enum Split {
    CHANNEL,
    /** The trees of topics with sums on each level. */
    TOPIC,
    /** That was asked. */
    DEPARTMENT,
    /** Why a department was asked. */
    REASON,
    OUTCOME,
    ASSIGNEE,
    TEAM,
    LANGUAGE,
    /** Of the FAQ, from which the inquiry was written (FJ-101). */
    ARTICLE,
    /** Where the citizen lives or the case is about (FJ-159). */
    DISTRICT
}
