// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Optional;
import org.madoguchi.api.LocalizedText;

/**
 * What somebody has typed on a case, so that no refusal loses a word.
 *
 * @param tab the one in front
 * @param fax another FAX number that the answer should go to
 * @param problem why the last attempt was refused
 */
record Composer(
        Tab tab,
        String reply,
        String fax,
        String note,
        String question,
        String department,
        Optional<LocalizedText> problem) {
    /** The sheets of the composer. */
    enum Tab {
        REPLY,
        NOTE,
        ESCALATION
    }

    static Composer withDraft(String draft) {
        return new Composer(Tab.REPLY, draft, "", "", "", "", Optional.empty());
    }

    Composer reply(String text, String number, LocalizedText why) {
        return new Composer(Tab.REPLY, text, number, note, question, department, Optional.of(why));
    }

    Composer note(String text, LocalizedText why) {
        return new Composer(Tab.NOTE, reply, fax, text, question, department, Optional.of(why));
    }

    Composer escalation(String asked, String to, LocalizedText why) {
        return new Composer(Tab.ESCALATION, reply, fax, note, asked, to, Optional.of(why));
    }

    Composer problem(LocalizedText why) {
        return new Composer(tab, reply, fax, note, question, department, Optional.of(why));
    }
}
