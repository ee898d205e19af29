// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import java.time.Instant;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.retention.RetainedData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The audit trail itself, which is kept for a year at least (FJ-221), and for ever as delivered.
 */
@Component(service = RetainedData.class)
public final class RetainedRecords implements RetainedData {
    private static final int YEAR = 12;

    /** A busy day has some hundred thousand looks; each call is a record itself. */
    private static final int MANY = 100_000;

    private final StoredAuditTrail trail;

    @Activate
    public RetainedRecords(@Reference StoredAuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public String code() {
        return "audit";
    }

    @Override
    public LocalizedText name() {
        return LocalizedText.from(RetainedRecords.class, "retained");
    }

    @Override
    public LocalizedText since() {
        return LocalizedText.from(RetainedRecords.class, "retained-since");
    }

    @Override
    public int leastMonths() {
        return YEAR;
    }

    @Override
    public int atOnce() {
        return MANY;
    }

    @Override
    public long due(Instant before) {
        return trail.due(before);
    }

    @Override
    public int erase(Actor actor, Instant before, int most) {
        return trail.remove(actor, before, most);
    }
}
