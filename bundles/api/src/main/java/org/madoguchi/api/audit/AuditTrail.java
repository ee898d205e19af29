// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.audit;

import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;

/**
 * Append-only record of who saw, changed, exported or sent what. Safe for use by several threads.
 */
public interface AuditTrail {
    /**
     * Writes one record in the running transaction, or in one of its own.
     *
     * @param action area and verb, such as {@code case.view} or {@code user.sign-in}
     * @param subject what it was done to, kind and id, such as {@code case 2026-000012}
     * @param detail what else an auditor needs; no message texts, no secrets
     */
    void record(Actor actor, String action, String subject, String detail);

    /** Newest first. Needs {@code AUDIT_READ}. */
    Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request);
}
