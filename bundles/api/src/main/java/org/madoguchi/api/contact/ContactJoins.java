// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.util.List;
import org.madoguchi.api.identity.Actor;

/**
 * One person who writes mails, calls and uses LINE is several contacts until somebody says that
 * they are one. The product only hints, and for reasons that can be looked at: a number or an
 * address that both have used or told of. A wrong join shows a stranger's cases, so a hint that is
 * missing is the smaller harm. Safe for use by several threads.
 */
public interface ContactJoins {
    /** Probably the same, the likeliest first; a few at most, nobody who was said to be another. */
    List<Likeness> likely(ContactId id);

    /** Those that were joined to this person, the latest first. */
    List<JoinedContact> joined(ContactId id);

    /**
     * Makes one person of two contacts: from now on both ids and all addresses mean the one that
     * was known first, or has a name. Nothing happens when they are one already. Needs {@code
     * CASE_HANDLE}; audited.
     *
     * @throws org.madoguchi.api.NotFoundException when one does not exist
     */
    void join(Actor actor, ContactId one, ContactId other);

    /**
     * Undoes the joining of this contact: it is a person of its own again, with its addresses and
     * what had been joined to it before. Nothing happens when it is not joined. Needs {@code
     * CASE_HANDLE}; audited.
     */
    void separate(Actor actor, ContactId joined);

    /**
     * Notes that they are two people: there is no hint any more. Needs {@code CASE_HANDLE};
     * audited.
     */
    void keepApart(Actor actor, ContactId one, ContactId other);
}
