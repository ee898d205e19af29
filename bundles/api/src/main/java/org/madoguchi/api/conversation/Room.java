// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.conversation;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.identity.UserId;

/**
 * A conversation as it stands.
 *
 * @param topic the category that the citizen chose, may be empty
 * @param question the citizen's first words, cut to one short line
 * @param waitingSince since when it waits for an operator; kept once somebody came
 * @param entries number of the last entry
 * @param unread citizen's entries that the operator has not seen
 * @param caseId there once a person was asked for or a message left
 * @param mail the citizen's address, empty until given
 */
public record Room(
        RoomId id,
        ChannelId channel,
        RoomState state,
        String topic,
        String question,
        Instant openedAt,
        Optional<Instant> waitingSince,
        Instant lastEntryAt,
        Optional<UserId> operator,
        String operatorName,
        long entries,
        long unread,
        Optional<CaseId> caseId,
        String mail,
        Optional<RoomEnd> end) {}
