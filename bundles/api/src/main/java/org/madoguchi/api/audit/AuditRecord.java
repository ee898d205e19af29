// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.audit;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.identity.UserId;

/** One line of the audit trail; see {@link AuditTrail#record}. */
public record AuditRecord(
        long id,
        Instant at,
        Optional<UserId> user,
        String actorName,
        String origin,
        String action,
        String subject,
        String detail) {}
