// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.Optional;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.contact.ContactId;

/**
 * Which cases are wanted, newest activity first. What the actor may not see is left out.
 *
 * @param text part of the id, subject, contact's name or address; empty for no restriction
 */
public record CaseQuery(
        CaseView view, String text, Optional<ChannelId> channel, Optional<ContactId> contact) {
    public static CaseQuery of(CaseView view) {
        return new CaseQuery(view, "", Optional.empty(), Optional.empty());
    }
}
