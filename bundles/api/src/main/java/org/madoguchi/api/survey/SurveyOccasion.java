// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.survey;

/** When a citizen is invited. */
public enum SurveyOccasion {
    /** At the end of the first letter that answers the case. */
    REPLY,
    /** On the page that confirms an inquiry by form. */
    FORM,
    /** At the end of a chat. */
    CHAT,
    /** By a link that the desk hands out: in an SMS, in a letter, in a chat, after a call. */
    LINK
}
