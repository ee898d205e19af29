// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.StringJoiner;
import org.madoguchi.api.identity.UserId;

/**
 * Which records are wanted; an empty field does not restrict. All texts are compared as a whole.
 *
 * @param name of whoever acted, as it was at the time; for those who have no account
 * @param subject kind and id, or a kind alone for everything of it
 * @param origin address that it was done from
 * @param from inclusive
 * @param until exclusive
 */
public record AuditQuery(
        Optional<UserId> user,
        Optional<String> name,
        Optional<String> action,
        Optional<String> subject,
        Optional<String> origin,
        Optional<Instant> from,
        Optional<Instant> until) {
    public static final AuditQuery ALL =
            new AuditQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** From everywhere, by whoever has an account or none. */
    public AuditQuery(
            Optional<UserId> user,
            Optional<String> action,
            Optional<String> subject,
            Optional<Instant> from,
            Optional<Instant> until) {
        this(user, Optional.empty(), action, subject, Optional.empty(), from, until);
    }

    /** For the record that an export leaves; {@code everything} when nothing restricts. */
    @Override
    public String toString() {
        StringJoiner told = new StringJoiner(", ").setEmptyValue("everything");
        user.ifPresent(one -> told.add("user " + one));
        name.ifPresent(one -> told.add("name " + one));
        action.ifPresent(one -> told.add("action " + one));
        subject.ifPresent(one -> told.add("subject " + one));
        origin.ifPresent(one -> told.add("origin " + one));
        from.ifPresent(one -> told.add("from " + one));
        until.ifPresent(one -> told.add("until " + one));
        return told.toString();
    }
}
