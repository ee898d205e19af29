// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.conversation.Conversations;
import org.madoguchi.api.conversation.Reception;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.conversation.RoomEntry;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.conversation.RoomState;

/**
 * The desk's side of conversations, in memory: rooms in which a citizen says things, each of which
 * a {@link FakeDesk} takes once; rooms can be opened whatever its mood. Nobody answers and nothing
 * else happens in them. For a channel that carries conversations; outlives its restart. Safe for
 * use by several threads.
 */
public final class FakeConversations implements Conversations {
    private final FakeDesk desk;
    private final Map<String, Room> rooms = new HashMap<>();
    private final Map<RoomId, List<RoomEntry>> entries = new HashMap<>();

    public FakeConversations(FakeDesk desk) {
        this.desk = desk;
    }

    @Override
    public Reception reception() {
        return new Reception(Reception.State.CLOSED, new LocalizedText("8:30-17:15", "8:30-17:15"));
    }

    @Override
    public synchronized Opened open(ChannelId channel, String topic, Locale language) {
        RoomId id = new RoomId(rooms.size() + 1L);
        Instant now = Instant.now();
        Room room =
                new Room(
                        id,
                        channel,
                        RoomState.SUGGESTING,
                        topic,
                        "",
                        now,
                        Optional.empty(),
                        now,
                        Optional.empty(),
                        "",
                        0,
                        0,
                        Optional.empty(),
                        "",
                        Optional.empty());
        String secret = "secret-of-" + id;
        rooms.put(secret, room);
        entries.put(id, new ArrayList<>());
        return new Opened(room, secret);
    }

    @Override
    public synchronized Optional<Room> find(String secret) {
        return Optional.ofNullable(rooms.get(secret));
    }

    @Override
    public synchronized List<RoomEntry> entries(RoomId id, long after) {
        return entries.get(id).stream().filter(entry -> entry.number() > after).toList();
    }

    @Override
    public synchronized RoomEntry say(RoomId id, String clientId, String text) {
        if (!clientId.matches("[A-Za-z0-9-]{8,64}")) {
            throw new IllegalArgumentException("a client id is 8 to 64 letters, digits, hyphens");
        }
        require(!text.isBlank(), "文を書いてください。", "Write something.");
        require(text.length() <= MAX_TEXT, "文を短くしてください。", "Shorten the text.");
        Room room =
                rooms.values().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        Instant now = Instant.now();
        desk.accept(
                InboundMessage.from(
                                room.channel(),
                                id + "-" + clientId,
                                now,
                                Content.ofUtf8(text),
                                "text/plain")
                        .text(text)
                        .build());
        List<RoomEntry> said = entries.get(id);
        return said.stream()
                .filter(entry -> entry.clientId().equals(clientId))
                .findFirst()
                .orElseGet(() -> added(said, now, clientId, text));
    }

    private static RoomEntry added(List<RoomEntry> to, Instant at, String clientId, String text) {
        RoomEntry entry =
                new RoomEntry(to.size() + 1L, RoomEntry.Kind.CITIZEN, "", text, at, clientId);
        to.add(entry);
        return entry;
    }

    private static void require(boolean right, String ja, String en) {
        if (!right) {
            throw new RejectedException(new LocalizedText(ja, en));
        }
    }

    @Override
    public Room call(RoomId id) {
        throw nobody();
    }

    @Override
    public Room giveMail(RoomId id, String address) {
        throw nobody();
    }

    @Override
    public Room leaveMessage(RoomId id, String address) {
        throw nobody();
    }

    @Override
    public Room end(RoomId id, boolean solved) {
        throw nobody();
    }

    private static RejectedException nobody() {
        return new RejectedException(new LocalizedText("いまは受け付けていません。", "Nobody is there."));
    }

    @Override
    public void seen(Collection<RoomId> rooms) {
        desk.requireStoring();
    }
}
