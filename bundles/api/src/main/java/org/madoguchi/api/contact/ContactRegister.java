// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.identity.Actor;

/**
 * People as another register has them, by its number: staff (SP-007), or citizens with a common id
 * (FJ-164). They are contacts like all others; whoever writes from one of the addresses is known.
 * Reading needs {@code CASE_HANDLE}, writing many {@code USER_MANAGE}; changes are audited. Safe
 * for use by several threads.
 */
public interface ContactRegister {
    /** Lines at a time. */
    int MOST = 50_000;

    /** Of one person. */
    int MOST_ADDRESSES = 10;

    /**
     * @param outsideId the other register's number, the same for as long as the person is in it; at
     *     most 64 characters; empty for who has none
     * @param department where they work, in words; at most 200 characters
     * @param addresses by which they are known; those that they have besides stay
     * @param language a BCP 47 tag, such as {@code ja}; may be empty
     * @param notes at most 2000 characters
     */
    record Entry(
            String outsideId,
            String name,
            String reading,
            String department,
            List<Address> addresses,
            String language,
            String notes) {
        public Entry {
            Objects.requireNonNull(outsideId, "outsideId");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(reading, "reading");
            Objects.requireNonNull(department, "department");
            addresses = List.copyOf(addresses);
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(notes, "notes");
        }
    }

    /**
     * @param line in the file, from 1
     */
    record Line(long line, Entry entry) {}

    /** Somebody of the register. */
    record Registered(ContactId id, Entry entry) {}

    /** Tells what the lines would do, and everything that is wrong with them. */
    RegisterReport check(Actor actor, List<Line> lines);

    /**
     * Does it, unless something is wrong. Each line needs an outside id; one that is known changes
     * that person, any other makes a new one, or gives the number to who has its address.
     *
     * @param progress is told how many lines are done
     */
    RegisterReport apply(Actor actor, List<Line> lines, IntConsumer progress);

    /** By the other register's number, as it is written there. */
    Optional<Registered> byOutsideId(Actor actor, String outsideId);

    /** What the register says of this contact; empty when it is not in it. */
    Optional<Registered> of(Actor actor, ContactId id);

    /**
     * Where people work, for histories and figures (SP-028); asks no permission. Who is not in the
     * register, or has no department there, is left out.
     *
     * @param ids at most {@value #MOST}; one that was joined to others has what any of them has
     */
    Map<ContactId, String> departments(Collection<ContactId> ids);

    /**
     * Puts a contact that the desk has into the register, or changes what stands there.
     *
     * @throws org.madoguchi.api.RejectedException when somebody else has the number
     */
    void put(
            Actor actor,
            ContactId id,
            String outsideId,
            String department,
            String language,
            String notes);

    /**
     * Those of whom number, name, reading or department hold the words, by number; all for empty
     * words.
     */
    Page<Registered> list(Actor actor, String words, PageRequest request);
}
