// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.identity.UserId;

/**
 * Something happened to a call or to an operator.
 *
 * @param call empty when only the operator's state changed
 * @param operator whom it concerns: whose telephone rings, who talks or talked; empty for nobody
 */
public record CallChanged(Optional<CallId> call, Optional<UserId> operator, Instant at)
        implements DomainEvent {}
