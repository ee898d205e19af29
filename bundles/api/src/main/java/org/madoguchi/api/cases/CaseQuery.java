// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.Optional;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.contact.ContactId;

/**
 * Which cases are wanted, and in which order. What the actor may not see is left out.
 *
 * @param text words that all occur in the case: in its id, subjects, messages, form fields, names,
 *     addresses, names of attachments and, for the desk, notes; see {@link CaseSearch#find}. What
 *     was committed is found about a tenth of a second later. Empty for no restriction
 * @param criteria by which fields, besides what the view holds
 */
public record CaseQuery(
        CaseView view,
        String text,
        Optional<ChannelId> channel,
        Optional<ContactId> contact,
        CaseCriteria criteria,
        CaseOrder order) {
    /** By no other fields, newest activity first. */
    public CaseQuery(
            CaseView view, String text, Optional<ChannelId> channel, Optional<ContactId> contact) {
        this(view, text, channel, contact, CaseCriteria.NONE, CaseOrder.NEWEST);
    }

    public static CaseQuery of(CaseView view) {
        return new CaseQuery(view, "", Optional.empty(), Optional.empty());
    }
}
