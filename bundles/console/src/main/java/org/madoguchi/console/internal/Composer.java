// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.Concern;

/**
 * What somebody has typed on a case, so that no refusal loses a word.
 *
 * @param tab the one in front
 * @param way by which the answer should leave
 * @param copies who else should get the answer
 * @param reasons codes of the reasons that were ticked
 * @param handing a first answer, the wished call, and why there is no contact
 * @param problem why the last attempt was refused
 * @param concerns what the answer must be looked at again for
 */
record Composer(
        Tab tab,
        String reply,
        WayChoice way,
        CopyField copies,
        String note,
        String question,
        String department,
        Set<String> reasons,
        Handing handing,
        Optional<LocalizedText> problem,
        Set<Concern> concerns) {
    Composer {
        reasons = Set.copyOf(reasons);
        concerns = Set.copyOf(concerns);
    }

    /** The sheets of the composer. */
    enum Tab {
        REPLY,
        NOTE,
        ESCALATION
    }

    static Composer withDraft(String draft) {
        return fresh(draft, "");
    }

    /**
     * @param department to which a hand-over would go
     */
    static Composer fresh(String draft, String department) {
        return new Composer(
                Tab.REPLY,
                draft,
                WayChoice.NONE,
                CopyField.NONE,
                "",
                "",
                department,
                Set.of(),
                Handing.NONE,
                Optional.empty(),
                Set.of());
    }

    Composer reply(String text, WayChoice chosen, CopyField others, RejectedException why) {
        return new Composer(
                Tab.REPLY,
                text,
                chosen,
                others,
                note,
                question,
                department,
                reasons,
                handing,
                Optional.of(why.reason()),
                Concerns.of(why));
    }

    Composer note(String text, RejectedException why) {
        return new Composer(
                Tab.NOTE,
                reply,
                way,
                copies,
                text,
                question,
                department,
                reasons,
                handing,
                Optional.of(why.reason()),
                concerns);
    }

    Composer escalation(
            String asked, String to, Collection<String> reasons, RejectedException why) {
        return escalation(asked, to, reasons, Handing.NONE, why);
    }

    Composer escalation(
            String asked,
            String to,
            Collection<String> reasons,
            Handing besides,
            RejectedException why) {
        return new Composer(
                Tab.ESCALATION,
                reply,
                way,
                copies,
                note,
                asked,
                to,
                Set.copyOf(reasons),
                besides,
                Optional.of(why.reason()),
                concerns);
    }

    Composer problem(RejectedException why) {
        return new Composer(
                tab,
                reply,
                way,
                copies,
                note,
                question,
                department,
                reasons,
                handing,
                Optional.of(why.reason()),
                concerns);
    }
}
