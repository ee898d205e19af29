// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import org.madoguchi.web.FormData;

/**
 * The question whether an answer helped, with what the reader has said to it.
 *
 * @param verdict {@link #YES}, {@link #NO} or empty
 * @param problem why it was not taken, empty when it was or nothing was sent
 */
record Feedback(boolean asked, boolean thanked, String verdict, String comment, String problem) {
    static final String YES = "yes";
    static final String NO = "no";
    static final Feedback NOT_ASKED = new Feedback(false, false, "", "", "");

    /** What somebody pastes comes back to be shortened, but not a whole book. */
    private static final int SHOWN_AGAIN = 5_000;

    /**
     * @param thanks the verdict that was taken, empty when nothing was said yet
     * @param asks whether this reader is asked for one; who gave one is thanked in any case
     */
    static Feedback of(String thanks, boolean asks) {
        if (isVerdict(thanks)) {
            return new Feedback(true, true, thanks, "", "");
        }
        return asks ? new Feedback(true, false, "", "", "") : NOT_ASKED;
    }

    static Feedback given(FormData form, Site site) {
        String verdict = isVerdict(form.text("solved")) ? form.text("solved") : "";
        String comment = form.text("comment").strip();
        String problem = "";
        if (verdict.isEmpty()) {
            problem = site.text("feedback.choose");
        } else if (comment.length() > ArticlePages.LONGEST_COMMENT) {
            problem = site.text("feedback.long", ArticlePages.LONGEST_COMMENT, comment.length());
        }
        String shown = comment.length() > SHOWN_AGAIN ? comment.substring(0, SHOWN_AGAIN) : comment;
        return new Feedback(true, false, verdict, shown, problem);
    }

    boolean yes() {
        return verdict.equals(YES);
    }

    boolean no() {
        return verdict.equals(NO);
    }

    private static boolean isVerdict(String text) {
        return text.equals(YES) || text.equals(NO);
    }
}
