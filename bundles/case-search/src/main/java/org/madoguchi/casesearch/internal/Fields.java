// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

/**
 * Names of the index's fields. A case is one document with what it can be selected by, which is
 * written anew with every change, and one for each of its parts, which stays.
 */
final class Fields {
    /** The running number of the case, in every document: joins parts to cases. */
    static final String CASE = "case";

    /** The same as a column. */
    static final String NUMBER = "number";

    /** The running number again, only in the case's own document. */
    static final String WHOLE = "whole";

    static final String ID = "id";
    static final String REVISION = "revision";
    static final String ACTIVITY = "activity";
    static final String STATE = "state";

    /** Stands beside every state but one: most searches are for these cases. */
    static final String OPEN = "open";

    static final String ASSIGNEE = "assignee";
    static final String NOBODY = "nobody";
    static final String CHANNEL = "channel";
    static final String CONTACT = "contact";

    /** The contact, when it has no name yet. */
    static final String NAMELESS = "nameless";

    /** Departments that may see the case. */
    static final String ASKED = "asked";

    /** Departments that owe an answer. */
    static final String OWING = "owing";

    /** A part's key. */
    static final String PART = "part";

    /** Who besides the desk may read the part. */
    static final String READER = "reader";

    static final String EVERYBODY = "everybody";

    /** The letters of the part. */
    static final String TEXT = "text";

    private Fields() {}
}
