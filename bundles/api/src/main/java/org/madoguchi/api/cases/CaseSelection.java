// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.UserId;

/**
 * What a search is limited to.
 *
 * @param reader who looks: a department finds only the cases it was asked about, and these only by
 *     what it may read of them; empty for the desk, which reads everything
 * @param states empty for any
 * @param unassigned nobody works on it
 * @param asked the department that owes an answer
 * @param contacts the ids of those who may have asked, with all that {@linkplain
 *     org.madoguchi.api.contact.Contacts#sameAs mean the same}; empty for anybody
 * @param criteria by which other fields
 * @param hands it is in each of these; empty for anybody's
 * @param towns it is from one of these, see {@link org.madoguchi.api.contact.Districts}; empty for
 *     anywhere
 */
public record CaseSelection(
        Optional<DepartmentId> reader,
        Set<CaseState> states,
        boolean unassigned,
        Optional<UserId> assignee,
        Optional<DepartmentId> asked,
        Optional<ChannelId> channel,
        Set<ContactId> contacts,
        CaseCriteria criteria,
        List<Hands> hands,
        Set<String> towns) {
    /** Every case, as the desk sees it. */
    public static final CaseSelection ALL =
            new CaseSelection(
                    Optional.empty(),
                    Set.of(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of());

    /** By no other fields. */
    public CaseSelection(
            Optional<DepartmentId> reader,
            Set<CaseState> states,
            boolean unassigned,
            Optional<UserId> assignee,
            Optional<DepartmentId> asked,
            Optional<ChannelId> channel,
            Set<ContactId> contacts) {
        this(
                reader,
                states,
                unassigned,
                assignee,
                asked,
                channel,
                contacts,
                CaseCriteria.NONE,
                List.of(),
                Set.of());
    }

    public CaseSelection {
        states = Set.copyOf(states);
        contacts = Set.copyOf(contacts);
        hands = List.copyOf(hands);
        towns = Set.copyOf(towns);
    }
}
