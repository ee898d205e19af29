// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.util.stream.Stream;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;

/**
 * The calls that were and those that go on, to be searched (YK-077, YK-119). Looking needs {@code
 * CASE_READ}: whoever sees only what a department was asked sees no calls. What was said in a call
 * that was found is {@link Calls#recording}. Safe for use by several threads.
 *
 * @throws org.madoguchi.api.identity.PermissionDeniedException when the actor may not
 */
public interface CallLog {
    /** So many calls go into one file at most. */
    int MOST_EXPORTED = 100_000;

    /**
     * The calls that fit, newest first, at most {@link PageRequest#MAX_LIMIT} at once. Calls that
     * arrive between two questions move those of later pages on.
     */
    Page<Call> search(Actor actor, CallQuery query, PageRequest request);

    /** All calls that fit, taken together. */
    CallTotals totals(Actor actor, CallQuery query);

    /**
     * The calls that fit for a file, newest first, {@value #MOST_EXPORTED} at most, read little by
     * little; calls that arrive meanwhile are not among them. That they were taken, by whom, which
     * and what for is on record before the first is read. Needs {@code CASE_EXPORT}, too.
     *
     * @param reason in the person's words
     * @throws org.madoguchi.api.storage.StorageException when it is not on record: hand out nothing
     */
    Stream<Call> export(Actor actor, CallQuery query, String reason);
}
