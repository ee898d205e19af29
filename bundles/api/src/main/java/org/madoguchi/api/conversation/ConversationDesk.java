// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;

/**
 * The operators' side of conversations; needs {@code CASE_HANDLE}. Looking into a room and every
 * act but saying something is audited. Safe for use by several threads.
 *
 * @throws org.madoguchi.api.identity.PermissionDeniedException when the actor may not
 * @throws org.madoguchi.api.NotFoundException when there is no such room
 * @throws org.madoguchi.api.RejectedException when somebody else has the room, or it is over
 */
public interface ConversationDesk {
    /** Rooms that wait or are with an operator; who waits longest comes first. */
    List<Room> rooms(Actor actor);

    /**
     * Rooms with a case that ended then, the last one first (FJ-145).
     *
     * @param from the first moment that counts, {@code until} the first that does not any more
     */
    Page<Room> ended(Actor actor, Instant from, Instant until, PageRequest request);

    /** Where a room stands, as the list shows it. */
    Room room(Actor actor, RoomId id);

    /** Looks into a room; the look is audited. */
    Room open(Actor actor, RoomId id);

    /** What came after the entry of this number, oldest first. */
    List<RoomEntry> entries(Actor actor, RoomId id, long after);

    /** The actor, who has the room, has seen everything in it; nothing happens to others' rooms. */
    void read(Actor actor, RoomId id);

    /**
     * Takes a waiting room: of several at once one succeeds. Its case is the actor's from now on.
     * With {@code CASE_ASSIGN} a colleague's room, too.
     */
    void take(Actor actor, RoomId id);

    /**
     * Says something in the actor's own room; not held for approval.
     *
     * @param clientId as in {@link Conversations#say}
     */
    RoomEntry say(Actor actor, RoomId id, String clientId, String text);

    /** Gives the actor's room, and its case, to a colleague who is {@link #colleagues there}. */
    void handOver(Actor actor, RoomId id, UserId to);

    /** Lets the actor's room wait again. */
    void putBack(Actor actor, RoomId id);

    /** Shows the citizen a field for a mail address, because the answer will come later. */
    void askForMail(Actor actor, RoomId id);

    /** Writes the conversation as it stands into its case. */
    CaseId record(Actor actor, RoomId id);

    void end(Actor actor, RoomId id);

    /**
     * The actor is at work. Whoever has rooms and is silent for longer than {@link
     * #patienceSeconds} loses them to the queue.
     */
    void beat(Actor actor);

    int patienceSeconds();

    /** Begins or ends taking conversations; the actor's running ones go on. */
    void accept(Actor actor, boolean accepting);

    boolean accepts(Actor actor);

    /** Others who take conversations now, by name. */
    List<Colleague> colleagues(Actor actor);

    /**
     * What waits and who has how much, without a word of what is said; needs {@code BOARD_READ}.
     */
    Load load(Actor actor);

    /**
     * @param waiting rooms that wait for an operator
     * @param waitingSince since when the one that waits longest does
     * @param open rooms of each operator who has one
     * @param accepting who takes conversations now
     */
    record Load(
            long waiting,
            Optional<Instant> waitingSince,
            Map<UserId, Long> open,
            Set<UserId> accepting) {
        public Load {
            open = Map.copyOf(open);
            accepting = Set.copyOf(accepting);
        }
    }

    /** An operator who takes conversations. */
    record Colleague(UserId id, String name) {}
}
