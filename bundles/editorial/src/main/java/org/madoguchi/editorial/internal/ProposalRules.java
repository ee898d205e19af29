// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.util.Optional;
import org.madoguchi.api.editorial.NewProposal;

/** What a proposal must look like. */
final class ProposalRules {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_REMARK = 1_000;

    private ProposalRules() {}

    /**
     * The proposal as it may be stored.
     *
     * @throws org.madoguchi.api.RejectedException when the person who typed it must mend it
     */
    static NewProposal checked(NewProposal made) {
        String title = KeptText.line(made.title());
        String text = KeptText.readable(made.text());
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw Texts.rejection("title", LONGEST_TITLE);
        }
        if (text.length() > LONGEST_TEXT) {
            throw Texts.rejection("text", LONGEST_TEXT);
        }
        return new NewProposal(
                made.kind(),
                made.source(),
                made.article(),
                made.origin(),
                title,
                text,
                made.department());
    }

    /** The remark that is there from now on; empty when it stays. */
    static Optional<String> remark(String typed) {
        String remark = KeptText.readable(typed);
        if (remark.length() > LONGEST_REMARK) {
            throw Texts.rejection("remark", LONGEST_REMARK);
        }
        return Optional.of(remark).filter(text -> !text.isEmpty());
    }
}
