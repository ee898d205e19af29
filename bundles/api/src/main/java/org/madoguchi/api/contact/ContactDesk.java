// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.util.List;
import java.util.Set;
import org.madoguchi.api.identity.Actor;

/**
 * What is written down about people, and who else it fits (FJ-123, FJ-181). Every method needs
 * {@code CASE_HANDLE}; changes are audited. What is asked about a contact that was joined to
 * another one is asked about that one. Safe for use by several threads.
 */
public interface ContactDesk {
    ContactDetails details(Actor actor, ContactId id);

    /**
     * Writes it down instead of what was there. A telephone number and an e-mail address are hints
     * for {@link ContactJoins#likely}; answers go where they went before.
     *
     * @throws org.madoguchi.api.NotFoundException when there is no such contact
     * @throws org.madoguchi.api.RejectedException saying what to mend
     */
    void describe(Actor actor, ContactId id, ContactDetails details);

    /**
     * Others with the same name or the same address, however it was written; five at most, those
     * with both first. A name alone does not make them one person.
     */
    List<Namesake> alike(Actor actor, ContactId id);

    /** Somebody else of whom the same is known. */
    record Namesake(Contact contact, Set<By> by) {
        public Namesake {
            by = Set.copyOf(by);
        }
    }

    enum By {
        NAME,
        ADDRESS
    }
}
