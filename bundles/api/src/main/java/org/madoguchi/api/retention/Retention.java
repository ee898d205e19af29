// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.retention;

import java.time.Instant;
import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;

/**
 * How long each kind of data about citizens is kept, and its erasure when the time is over (ST-065,
 * ST-287, YK-088, YK-126). Needs {@code CASE_ERASE}; everything is audited. Copies in backups go
 * when the backups do. Safe for use by several threads.
 *
 * @throws org.madoguchi.api.identity.PermissionDeniedException when the actor may not
 * @throws org.madoguchi.api.NotFoundException when there is no such kind
 * @throws org.madoguchi.api.RejectedException when the person can mend it
 */
public interface Retention {
    /** Most that one call erases, unless {@link RetainedData#atOnce} says something else. */
    int AT_ONCE = 1_000;

    /**
     * @param due how many are older than the rule allows now
     */
    record Kind(RetentionRule rule, LocalizedText name, LocalizedText since, long due) {}

    /** All that the product keeps at present, by code. */
    List<Kind> kinds(Actor actor);

    /** Needs {@code FORM_MANAGE} besides. */
    void change(Actor actor, RetentionRule rule);

    /**
     * Erases what is due of this kind, the oldest first, as much as goes in one call.
     *
     * @return how many were erased
     */
    int erase(Actor actor, String code);

    /**
     * One erasure, for the report that the city hands in (YK-137).
     *
     * @param by who began it; the product itself at night
     * @param before what was older was erased
     */
    record Run(Instant at, String by, LocalizedText name, int months, Instant before, int count) {}

    /** The latest first. */
    Page<Run> runs(Actor actor, PageRequest request);
}
