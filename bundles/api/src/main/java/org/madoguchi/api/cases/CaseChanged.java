// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import org.madoguchi.api.event.DomainEvent;

/** Something was done to a case. */
public record CaseChanged(CaseId id, ChangeKind kind, Instant at) implements DomainEvent {}
