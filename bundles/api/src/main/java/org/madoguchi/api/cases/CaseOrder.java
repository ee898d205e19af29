// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/**
 * In which order a list of cases is wanted. Cases that are alike in the column follow each other by
 * their id, the newest first; cases that have nothing there come last either way.
 */
public record CaseOrder(Column column, boolean descending) {
    /** Newest activity first. */
    public static final CaseOrder NEWEST = new CaseOrder(Column.ACTIVITY, true);

    /** What a list can be sorted by. */
    public enum Column {
        ACTIVITY,
        OPENED,
        CLOSED,
        DUE,
        NUMBER,
        /** From new to closed. */
        STATE,
        SUBJECT,
        CONTACT,
        /** By its id: cases of one channel stand together. */
        CHANNEL,
        /** By account: cases of one person stand together. */
        ASSIGNEE,
        /** By id: cases of one team stand together. */
        TEAM,
        /** By id: cases that one department is asked stand together. */
        DEPARTMENT,
        /**
         * By id of the topic that is the oldest of the case's: cases of one topic stand together.
         */
        TOPIC,
        /** By the first of them in the order of their letters. */
        TAGS,
        /** By code: cases of one outcome stand together. */
        DISPOSITION,
        /** By town: cases of one town stand together. */
        DISTRICT,
        /** By its tag. */
        LANGUAGE
    }
}
