// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Instant;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.event.DomainEvent;

/** A message's place in the outbox changed: sent, deferred, failed, uncertain, cancelled. */
public record OutboundSettled(OutboundId id, CaseId caseId, OutboxState state, Instant at)
        implements DomainEvent {}
