// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.UserId;

/**
 * A case as lists show it.
 *
 * @param contactName may be empty
 * @param assignee who works on it
 * @param department whose answer it waits for
 * @param lastActivityAt when something was last added
 * @param attention it has something that was not seen by its assignee: a citizen's new message, a
 *     department's answer, a failed sending
 */
public record CaseSummary(
        CaseId id,
        CaseState state,
        String subject,
        ChannelId channel,
        ContactId contact,
        String contactName,
        Optional<UserId> assignee,
        Optional<String> assigneeName,
        Optional<DepartmentId> department,
        Optional<String> disposition,
        Instant openedAt,
        Instant lastActivityAt,
        Optional<Instant> closedAt,
        boolean attention) {}
