// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import org.madoguchi.api.Page;
import org.madoguchi.api.audit.AuditRecord;

/**
 * The audit trail, filtered.
 *
 * @param problem what of the filter could not be understood; empty for nothing
 */
record AuditPage(Screen screen, Form form, Page<AuditRecord> records, String problem) {
    /** The filter as typed. */
    record Form(String user, String action, String subject, String since, String until) {}

    /** What was done in words; an action that the console does not know is shown as recorded. */
    String actionName(AuditRecord line) {
        String key = "audit." + line.action();
        return screen.words().has(key) ? screen.text(key) : line.action();
    }

    String path() {
        return "/console/audit?user="
                + Urls.encode(form.user())
                + "&action="
                + Urls.encode(form.action())
                + "&subject="
                + Urls.encode(form.subject())
                + "&since="
                + Urls.encode(form.since())
                + "&until="
                + Urls.encode(form.until())
                + "&";
    }
}
