// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.identity.UserId;

/**
 * An operator at a telephone.
 *
 * @param reason when away
 * @param since when the state began
 * @param call that rings, is talked or is being wrapped up
 * @param heldSince since when the citizen of the call is on hold (FJ-055); only while talking
 */
public record OperatorStatus(
        UserId user,
        Extension extension,
        OperatorState state,
        Optional<AwayReason> reason,
        Instant since,
        Optional<CallId> call,
        Optional<Instant> heldSince) {}
