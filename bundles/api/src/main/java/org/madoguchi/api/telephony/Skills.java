// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.util.List;
import java.util.Map;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;

/**
 * Who takes the calls of which queue: those who know a service or a language are rung first, others
 * help or are left out (SP-027, YK-034). Queues of one name at several telephone systems are one.
 * Safe for use by several threads.
 */
public interface Skills {
    /**
     * The queues of the telephone systems that are set up now, each system's first one first. Needs
     * {@code CASE_READ}.
     */
    List<PhoneQueue> queues(Actor actor);

    /**
     * What was said of people, by the name of a queue; whatever is not there is {@link
     * Skill#FIRST}. Needs {@code CASE_READ}.
     */
    Map<UserId, Map<String, Skill>> all(Actor actor);

    /**
     * Works at once, for those who sit at a telephone too, and is on record. What is not named
     * stays as it is. Needs {@code CASE_ASSIGN}.
     *
     * @throws org.madoguchi.api.RejectedException when there is no such queue or nobody of this
     *     number, with words for the person
     */
    void change(Actor actor, Map<UserId, Map<String, Skill>> changes);
}
