// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.audit;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.identity.UserId;

/** Which records are wanted; an empty field does not restrict. */
public record AuditQuery(
        Optional<UserId> user,
        Optional<String> action,
        Optional<String> subject,
        Optional<Instant> from,
        Optional<Instant> until) {
    public static final AuditQuery ALL =
            new AuditQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
}
