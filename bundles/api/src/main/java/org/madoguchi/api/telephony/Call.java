// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.identity.UserId;

/**
 * A call and its facts (ST-049, YK-027).
 *
 * @param outgoing the desk called the citizen
 * @param party the citizen's number; {@link Address#NONE} when it was withheld
 * @param name as the network signalled it; untrusted, may be empty
 * @param line number that was dialled, may be empty
 * @param entrance name of the entrance it came in by; empty when the desk has but one
 * @param menu what was chosen in the menu, may be empty
 * @param queue where it waited, may be empty
 * @param outcome once it has ended
 * @param answeredAt when an operator (of an outgoing call: the citizen) took it
 * @param releasedAt when the part of the operator who answered was over
 * @param talkedBefore what has been talked and is over, with everybody the call was handed on to
 * @param talkingSince while somebody talks with the citizen
 * @param extension the telephone that rings or talks; that did so last, when none does
 * @param operator the last of the desk's operators whose telephone that was
 * @param answeredBy the desk's operator who took it at {@code answeredAt}, whoever has it now
 * @param caseId empty for calls that never rang at an operator
 * @param interaction the call in the case's timeline; empty for outgoing ones
 * @param transferredTo where it was handed on to, may be empty
 * @param transfer how it was handed on
 * @param disposition code the operator gave in the wrap-up, may be empty
 * @param wrappedUpAt when the wrap-up was over
 * @param recorded a recording is kept
 * @param callbackDue nobody has talked with this caller yet who could be called back
 * @param callAgainAt when somebody planned to call again (FJ-116); while {@code callbackDue} the
 *     plan stands, afterwards it is done or was dropped
 */
public record Call(
        CallId id,
        ChannelId channel,
        boolean outgoing,
        Address party,
        String name,
        String line,
        String entrance,
        String menu,
        String queue,
        CallState state,
        Optional<Outcome> outcome,
        Instant arrivedAt,
        Optional<Instant> queuedAt,
        Optional<Instant> answeredAt,
        Optional<Instant> releasedAt,
        Duration talkedBefore,
        Optional<Instant> talkingSince,
        Optional<Instant> endedAt,
        Optional<Extension> extension,
        Optional<UserId> operator,
        Optional<UserId> answeredBy,
        Optional<CaseId> caseId,
        Optional<InteractionId> interaction,
        String transferredTo,
        Optional<TransferKind> transfer,
        String disposition,
        Optional<Instant> wrappedUpAt,
        boolean recorded,
        boolean callbackDue,
        Optional<Instant> callAgainAt) {

    /** From the queue (or the arrival) to the answer, or to the end when nobody answered. */
    public Duration waited(Instant now) {
        return Duration.between(
                queuedAt.orElse(arrivedAt), answeredAt.or(() -> endedAt).orElse(now));
    }

    /**
     * How long the citizen was talked with: by the operator who answered, and by whom the call was
     * handed on to; ringing in between does not count. Zero when nobody answered.
     */
    public Duration talked(Instant now) {
        return talkedBefore.plus(
                talkingSince.map(from -> Duration.between(from, now)).orElse(Duration.ZERO));
    }
}
