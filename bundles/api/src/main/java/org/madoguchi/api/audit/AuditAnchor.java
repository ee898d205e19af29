// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the chain of the audit trail: whoever keeps one elsewhere can show later that nothing
 * up to it was changed or taken away.
 *
 * @param position the records' number in the chain, from 1; 0 before the first
 * @param hash SHA-256, 64 small hexadecimal digits; covers the record and the hash before it
 */
public record AuditAnchor(long position, String hash) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    public AuditAnchor {
        if (position < 0 || !hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no anchor: " + position + ":" + hash);
        }
    }

    /** The first anchor in a line, which may be one of a log; empty when there is none. */
    public static Optional<AuditAnchor> in(String line) {
        Matcher found = WRITTEN.matcher(line);
        return found.find()
                ? Optional.of(new AuditAnchor(Long.parseLong(found.group(1)), found.group(2)))
                : Optional.empty();
    }

    /** As {@link #in} reads it. */
    @Override
    public String toString() {
        return position + ":" + hash;
    }
}
