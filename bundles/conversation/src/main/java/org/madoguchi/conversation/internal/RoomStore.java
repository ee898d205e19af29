// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.conversation.RoomChanged;
import org.madoguchi.api.conversation.RoomEnd;
import org.madoguchi.api.conversation.RoomEntry;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.conversation.RoomState;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.Times;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of the conversations, and what both sides do with them. */
@Component(service = RoomStore.class)
public final class RoomStore {
    private static final String ROOM =
            "SELECT id, channel, state, topic, question, opened_at, waiting_since, last_entry_at,"
                    + " operator_id, operator_name, entries, unread, case_id, mail, ended_how"
                    + " FROM conversation_room";
    private static final List<String> OPEN =
            List.of(
                    RoomState.SUGGESTING.name(),
                    RoomState.WAITING.name(),
                    RoomState.WITH_OPERATOR.name());
    private static final String ENTRY =
            "SELECT number, kind, author, body, said_at, client_id FROM conversation_entry WHERE room_id = ?";

    private final EntityUnit unit;
    private final DomainEvents events;
    private final Clock clock;

    @Activate
    public RoomStore(@Reference Storage storage, @Reference DomainEvents events) {
        this(storage, events, Clock.systemUTC());
    }

    RoomStore(Storage storage, DomainEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
        unit =
                storage.open(
                        UnitDefinition.of(
                                "conversation",
                                RoomEntity.class,
                                EntryEntity.class,
                                OperatorEntity.class));
    }

    @Deactivate
    void close() {
        unit.close();
    }

    EntityUnit unit() {
        return unit;
    }

    Clock clock() {
        return clock;
    }

    /** The room, locked until the transaction ends: what both sides say has one order. */
    RoomEntity locked(EntityManager em, RoomId id) {
        RoomEntity room = em.find(RoomEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (room == null) {
            throw new NotFoundException("no room " + id);
        }
        return room;
    }

    /** Something happened in a locked room. */
    RoomEntry append(
            EntityManager em, RoomEntity room, RoomEntry.Kind kind, String author, String text) {
        return append(em, room, kind, author, text, Optional.empty());
    }

    /**
     * @param clientId what the sender's device calls it
     */
    RoomEntry append(
            EntityManager em,
            RoomEntity room,
            RoomEntry.Kind kind,
            String author,
            String text,
            Optional<String> clientId) {
        Instant now = clock.instant();
        int number = room.nextEntry(kind, text, now);
        String key = clientId.orElse("#" + number);
        RoomEntry entry = new RoomEntry(number, kind, author, text, now, spoken(key));
        em.persist(new EntryEntity(unit.newId(), room.id().value(), entry, key));
        boolean moved = kind != RoomEntry.Kind.CITIZEN && kind != RoomEntry.Kind.OPERATOR;
        events.publish(new RoomChanged(room.id(), room.state(), moved, room.operator(), now));
        return entry;
    }

    /** What this device said before under this name. */
    Optional<RoomEntry> said(RoomId room, String clientId) {
        return first(
                Select.of(ENTRY + " AND client_id = ?", RoomStore::entry, room.value(), clientId));
    }

    List<RoomEntry> entries(RoomId room, long after) {
        Select<RoomEntry> entries =
                Select.of(
                        ENTRY + " AND number > ? ORDER BY number",
                        RoomStore::entry,
                        room.value(),
                        after);
        unit.select(entries);
        return entries.rows();
    }

    Room room(RoomId id) {
        return first(Select.of(ROOM + " WHERE id = ?", RoomStore::room, id.value()))
                .orElseThrow(() -> new NotFoundException("no room " + id));
    }

    Optional<Room> bySecretHash(String hash) {
        return first(Select.of(ROOM + " WHERE secret_hash = ?", RoomStore::room, hash));
    }

    List<Room> inState(RoomState... states) {
        Select<Room> rooms =
                Select.ofEach(
                        ROOM + " WHERE state = ? ORDER BY waiting_since, id",
                        RoomStore::room,
                        Arrays.stream(states).map(Enum::name).toList());
        unit.select(rooms);
        return rooms.rows();
    }

    /** The end is the last that happens in a room. */
    Page<Room> ended(Instant from, Instant until, PageRequest request) {
        String where =
                " WHERE state = 'ENDED' AND last_entry_at >= ? AND last_entry_at < ?"
                        + " AND case_id IS NOT NULL";
        Select<Long> count =
                Select.of(
                        "SELECT COUNT(*) FROM conversation_room" + where,
                        Row::number,
                        column(from),
                        column(until));
        Select<Room> rooms =
                Select.of(
                        ROOM
                                + where
                                + " ORDER BY last_entry_at DESC, id DESC"
                                + " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                        RoomStore::room,
                        column(from),
                        column(until),
                        (long) request.offset(),
                        (long) request.limit());
        unit.select(count, rooms);
        return new Page<>(rooms.rows(), count.first().orElseThrow(), request);
    }

    /** Rooms that are open and in which nothing was said, and nobody waited, since then. */
    List<RoomId> silentSince(Instant then) {
        Select<RoomId> silent =
                Select.ofEach(
                        "SELECT id FROM conversation_room WHERE state = ? AND last_entry_at < ?"
                                + " AND (state <> 'WAITING' OR seen_at < ?)",
                        row -> new RoomId(row.number()),
                        OPEN,
                        column(then),
                        column(then));
        unit.select(silent);
        return silent.rows();
    }

    long open() {
        Select<Long> count =
                Select.ofEach(
                        "SELECT COUNT(*) FROM conversation_room WHERE state = ?",
                        Row::number,
                        OPEN);
        unit.select(count);
        return count.rows().stream().mapToLong(Long::longValue).sum();
    }

    /** Rooms whose operator gave no sign of life since then. */
    List<RoomId> abandonedSince(Instant then) {
        Select<RoomId> abandoned =
                Select.of(
                        "SELECT r.id FROM conversation_room r LEFT JOIN conversation_operator o"
                                + " ON o.user_id = r.operator_id WHERE r.state = 'WITH_OPERATOR'"
                                + " AND (o.seen_at IS NULL OR o.seen_at < ?)",
                        row -> new RoomId(row.number()),
                        column(then));
        unit.select(abandoned);
        return abandoned.rows();
    }

    /** Not every driver takes the newer types. */
    static Timestamp column(Instant instant) {
        return Timestamp.valueOf(Times.column(instant));
    }

    private <R> Optional<R> first(Select<R> select) {
        unit.select(select);
        return select.first();
    }

    private static RoomEntry entry(Row row) throws SQLException {
        return new RoomEntry(
                row.number(),
                row.constant(RoomEntry.Kind.class),
                row.text(),
                row.text(),
                row.instant(),
                spoken(row.text()));
    }

    /** Keys of ours have a mark of their own. */
    private static String spoken(String key) {
        return key.startsWith("c:") || key.startsWith("o:") ? key.substring(2) : "";
    }

    private static Room room(Row row) throws SQLException {
        return new Room(
                new RoomId(row.number()),
                new ChannelId(row.text()),
                row.constant(RoomState.class),
                row.text(),
                row.text(),
                row.instant(),
                row.optionalInstant(),
                row.instant(),
                row.optionalNumber().map(UserId::new),
                row.text(),
                row.number(),
                row.number(),
                row.optionalNumber().map(CaseId::ofLong),
                row.text(),
                row.optionalText().map(RoomEnd::valueOf));
    }
}
