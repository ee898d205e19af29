// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.audit;

import java.util.stream.Stream;
import org.madoguchi.api.identity.Actor;

/** Takes records out of the product. Safe for use by several threads. */
public interface AuditExport {
    /**
     * All records that fit, newest first, read little by little; what is written meanwhile is not
     * among them. That they were taken, by whom and which, is on record before the first is read.
     * Needs {@code AUDIT_READ}.
     *
     * @throws org.madoguchi.api.storage.StorageException when it is not on record: hand out nothing
     */
    Stream<AuditRecord> export(Actor actor, AuditQuery query);
}
