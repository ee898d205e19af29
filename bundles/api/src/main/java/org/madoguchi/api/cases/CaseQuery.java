// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.Optional;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.contact.ContactId;

/**
 * Which cases are wanted, newest activity first. What the actor may not see is left out.
 *
 * @param text words that all occur in the case: in its id, subjects, messages, form fields, names,
 *     addresses, names of attachments and, for the desk, notes; see {@link CaseSearch#find}. What
 *     was committed is found about a tenth of a second later. Empty for no restriction
 */
public record CaseQuery(
        CaseView view, String text, Optional<ChannelId> channel, Optional<ContactId> contact) {
    public static CaseQuery of(CaseView view) {
        return new CaseQuery(view, "", Optional.empty(), Optional.empty());
    }
}
