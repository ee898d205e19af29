// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.identity.UserId;

/**
 * The audit trail, filtered.
 *
 * @param logins of the accounts that the lines are about
 * @param head where the chain of records ends
 */
record AuditPage(
        Screen screen,
        AuditFilter filter,
        Page<AuditRecord> records,
        Map<UserId, String> logins,
        AuditAnchor head) {
    static final String PATH = "/console/audit";

    AuditWords names() {
        return new AuditWords(screen.words());
    }

    /** The subject in words; an account by its login, too, as its number says nothing. */
    String subject(AuditRecord line) {
        String shown = names().subject(line.subject());
        return user(line.subject())
                .map(id -> logins.get(id))
                .map(one -> shown + " " + one)
                .orElse(shown);
    }

    static Optional<UserId> user(String subject) {
        return subject.matches("user \\d{1,18}")
                ? Optional.of(new UserId(Long.parseLong(subject.substring(5))))
                : Optional.empty();
    }

    String path() {
        return PATH + "?" + filter.query() + "&";
    }

    String export(TableFile file) {
        return PATH + "/export?" + filter.query() + "&as=" + file;
    }
}
