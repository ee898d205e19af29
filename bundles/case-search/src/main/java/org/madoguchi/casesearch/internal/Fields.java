// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.util.Locale;
import org.madoguchi.api.cases.ItemValue;

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
    static final String TEAM = "team";
    static final String CHANNEL = "channel";
    static final String CONTACT = "contact";

    /** The contact, when it has no name yet. */
    static final String NAMELESS = "nameless";

    /** Departments that may see the case. */
    static final String ASKED = "asked";

    /** Departments that owe an answer. */
    static final String OWING = "owing";

    /** Words of the citizen's name and addresses. */
    static final String PERSON = "person";

    /** What it is about, and all above that. */
    static final String TOPIC = "topic";

    /** Labels, folded. */
    static final String TAG = "tag";

    /** What was filled in, see {@link #item}. */
    static final String ITEM = "item";

    /** Of an item that holds a day or a number. */
    static final String ITEM_RANK = "item.rank";

    /** In place of a topic where there is none. */
    static final String UNCLASSIFIED = "none";

    static final String DISPOSITION = "disposition";
    static final String TOWN = "town";

    /** Times, for spans and for sorting. */
    static final String OPENED = "opened";

    static final String CLOSED = "closed";
    static final String DUE = "due";

    /** Columns to sort by. */
    static final String STATE_RANK = "state.sort";

    static final String SUBJECT_SORT = "subject.sort";
    static final String CONTACT_SORT = "contact.sort";
    static final String CHANNEL_SORT = "channel.sort";
    static final String ASSIGNEE_SORT = "assignee.sort";
    static final String TEAM_SORT = "team.sort";
    static final String DEPARTMENT_SORT = "department.sort";
    static final String TOPIC_SORT = "topic.sort";
    static final String TAG_SORT = "tag.sort";
    static final String DISPOSITION_SORT = "disposition.sort";
    static final String TOWN_SORT = "town.sort";
    static final String LANGUAGE_SORT = "language.sort";

    /** A part's key. */
    static final String PART = "part";

    /** Who besides the desk may read the part. */
    static final String READER = "reader";

    static final String EVERYBODY = "everybody";

    /** The letters of the part. */
    static final String TEXT = "text";

    private Fields() {}

    /** Ranks in their order: the sign is turned, so that what is below zero comes first. */
    static String rank(ItemValue said, long rank) {
        return String.format(
                Locale.ROOT, "%s %s %016x", said.form(), said.item(), rank ^ Long.MIN_VALUE);
    }

    /** Neither a number nor the id of an item has a blank in it. */
    static String item(ItemValue said) {
        return said.form() + " " + said.item() + " " + said.value();
    }
}
