// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.audit;

import java.util.List;
import org.madoguchi.api.identity.Actor;

/**
 * Shows whether the audit trail is as it was written; see docs/adr/0033-audit-chain.md. Needs
 * {@code AUDIT_READ}. Safe for use by several threads.
 */
public interface AuditChain {
    /** Where the chain ends now: to be kept where nobody who can change the database can. */
    AuditAnchor head(Actor actor);

    /**
     * Computes the whole chain anew; some hundred thousand records take seconds. Records that are
     * written meanwhile are checked, too. The check is itself put on record.
     *
     * @param kept anchors from elsewhere, without which a trail that was cut off at its end, its
     *     head with it, cannot be told from a shorter one
     */
    AuditVerdict verify(Actor actor, List<AuditAnchor> kept);
}
