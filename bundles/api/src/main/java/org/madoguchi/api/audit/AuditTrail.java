// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.audit;

import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;

/**
 * Append-only record of who saw, changed, exported or sent what; an {@link AuditChain} shows
 * whether it still is as it was written. Safe for use by several threads.
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

    /**
     * As {@link #record}, outside of transactions only; it returns once the record is committed.
     * Only then may be shown what was looked at, or answered what was handed in. Records of people
     * who do something at the same moment share one commit.
     *
     * @throws org.madoguchi.api.storage.StorageException when it is not on record: show nothing
     */
    default void recordCommitted(Actor actor, String action, String subject, String detail) {
        record(actor, action, subject, detail);
    }

    /** Newest first. Needs {@code AUDIT_READ}. */
    Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request);
}
