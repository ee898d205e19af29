// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.audit;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.identity.UserId;

/**
 * One line of the audit trail; see {@link AuditTrail#record}.
 *
 * @param link its place in the chain; empty for records from before there was one
 */
public record AuditRecord(
        long id,
        Instant at,
        Optional<UserId> user,
        String actorName,
        String origin,
        String action,
        String subject,
        String detail,
        Optional<AuditAnchor> link) {
    /** Outside of any chain. */
    public AuditRecord(
            long id,
            Instant at,
            Optional<UserId> user,
            String actorName,
            String origin,
            String action,
            String subject,
            String detail) {
        this(id, at, user, actorName, origin, action, subject, detail, Optional.empty());
    }
}
