// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;

/**
 * People whom internal notes name by {@code @}, so that they are told (メンション). A note says {@code
 * @name} or {@code @login}, or a team's name; who that is is found out when the note is written and
 * stays so, whatever they are called later. Told is only who may read the notes of cases. Safe for use
 * by several threads.
 */
public interface Mentions {
    /** How many one has not read yet. */
    long unread(Actor actor);

    /** One's own, the newest first; none for who may read notes no longer. */
    Page<Mention> list(Actor actor, PageRequest request);

    /** One has read all in which the case is named; not audited, for the look at the case is. */
    void readAll(Actor actor, CaseId id);

    /** One has read them all. */
    void readAll(Actor actor);

    /**
     * Whom one can name with these letters, at most {@value #OFFERED}: people who can be told, and
     * teams. Needs {@code CASE_HANDLE}.
     */
    List<Offer> offers(Actor actor, String letters);

    int OFFERED = 8;

    /**
     * @param words what stands in the note behind the {@code @}
     * @param name of the person or team
     * @param detail the login of a person; empty for a team
     */
    record Offer(String words, String name, String detail) {}
}
