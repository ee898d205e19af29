// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.channel.ChannelId;

/**
 * The citizen's side of conversations, for the channel that carries them. What a method promises is
 * committed when it returns. {@link RoomChanged} tells of every new entry. Safe for use by several
 * threads.
 *
 * @throws org.madoguchi.api.RejectedException when the citizen can mend it: text missing or too
 *     long, conversation over, address no address, too many conversations
 * @throws org.madoguchi.api.storage.StorageException when nothing was stored: try again later, with
 *     the same client id
 */
public interface Conversations {
    /** Characters in one message. */
    int MAX_TEXT = 2_000;

    Reception reception();

    /**
     * Opens a room.
     *
     * @param topic the category that the citizen chose, or empty
     * @param language that the citizen reads
     */
    Opened open(ChannelId channel, String topic, Locale language);

    /**
     * The room of a secret; empty when there is none or when it ended more than an hour ago. Only
     * who knows the secret is in the room: a channel must never take a {@link RoomId} from outside.
     */
    Optional<Room> find(String secret);

    /** What came after the entry of this number, oldest first. */
    List<RoomEntry> entries(RoomId id, long after);

    /**
     * Says something. Before an operator was asked for, articles that may answer follow as an entry
     * of their own.
     *
     * @param clientId chosen by the citizen's device, 8 to 64 letters, digits and hyphens: said
     *     again with the same id, nothing happens
     */
    RoomEntry say(RoomId id, String clientId, String text);

    /**
     * Asks for a person: the room waits for an operator and becomes a case. Again, it does nothing.
     */
    Room call(RoomId id);

    /** Gives the address to which a later answer shall go. */
    Room giveMail(RoomId id, String address);

    /** Ends the conversation as a case that is answered by mail. */
    Room leaveMessage(RoomId id, String address);

    /**
     * The citizen goes.
     *
     * @param solved an article was the answer
     */
    Room end(RoomId id, boolean solved);

    /** Notes that these citizens are connected: who waits and is there waits on. */
    void seen(Collection<RoomId> rooms);

    /**
     * @param secret names the room and proves the right to be in it; kept by the citizen's device
     *     only, the desk stores a hash
     */
    record Opened(Room room, String secret) {}
}
