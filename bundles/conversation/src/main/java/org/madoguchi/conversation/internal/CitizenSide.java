// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.conversation.Conversations;
import org.madoguchi.api.conversation.Reception;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.conversation.RoomEnd;
import org.madoguchi.api.conversation.RoomEntry;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.conversation.RoomState;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rooms as citizens use them. */
@Component(service = Conversations.class)
public final class CitizenSide implements Conversations {
    /** So long a device may still read how its conversation ended. */
    private static final Duration AFTERWARDS = Duration.ofHours(1);

    private final RoomStore store;
    private final RoomCases cases;
    private final RoomMoves moves;
    private final Attendance attendance;
    private final Suggestions suggestions;
    private final ConversationSettings settings;
    private final Secrets secrets = new Secrets();

    @Activate
    public CitizenSide(
            @Reference RoomStore store,
            @Reference RoomCases cases,
            @Reference RoomMoves moves,
            @Reference Attendance attendance,
            @Reference Suggestions suggestions,
            @Reference ConversationSettings settings) {
        this.store = store;
        this.cases = cases;
        this.moves = moves;
        this.attendance = attendance;
        this.suggestions = suggestions;
        this.settings = settings;
    }

    @Override
    public Reception reception() {
        return attendance.reception();
    }

    @Override
    public Opened open(ChannelId channel, String topic, Locale language) {
        if (store.open() >= settings.roomsMax()) {
            throw ConversationTexts.rejection("rooms-full");
        }
        String secret = secrets.next();
        RoomId id = new RoomId(store.unit().newId());
        store.unit()
                .run(
                        em ->
                                em.persist(
                                        new RoomEntity(
                                                id.value(),
                                                channel,
                                                Secrets.hash(secret),
                                                topic.replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip(),
                                                language,
                                                store.clock().instant())));
        return new Opened(store.room(id), secret);
    }

    @Override
    public Optional<Room> find(String secret) {
        return store.bySecretHash(Secrets.hash(secret))
                .filter(
                        room ->
                                room.state() != RoomState.ENDED
                                        || room.lastEntryAt()
                                                .plus(AFTERWARDS)
                                                .isAfter(store.clock().instant()));
    }

    @Override
    public List<RoomEntry> entries(RoomId id, long after) {
        return store.entries(id, after);
    }

    @Override
    public RoomEntry say(RoomId id, String clientId, String text) {
        Rules.requireClientId(clientId);
        String words = Rules.words(text);
        Said said = store.unit().required(em -> say(em, id, "c:" + clientId, words));
        if (said.suggesting()) {
            suggest(id, said);
        }
        return said.entry();
    }

    /**
     * @param suggesting nobody was asked for, articles may answer
     * @param by as the FAQ counts who uses it
     */
    private record Said(RoomEntry entry, boolean suggesting, Visit by) {}

    private Said say(EntityManager em, RoomId id, String clientId, String words) {
        RoomEntity room = store.locked(em, id);
        boolean suggesting = room.state() == RoomState.SUGGESTING;
        Visit by = new Visit(room.channel().value(), room.language(), false);
        Optional<RoomEntry> before = store.said(id, clientId);
        if (before.isPresent()) {
            return new Said(before.get(), suggesting, by);
        }
        requireOpen(room);
        if (room.entries() >= Rules.MOST_ENTRIES) {
            throw ConversationTexts.rejection("room-full");
        }
        RoomEntry entry =
                store.append(em, room, RoomEntry.Kind.CITIZEN, "", words, Optional.of(clientId));
        room.heard(words);
        return new Said(entry, suggesting, by);
    }

    /** After the words are stored, because a search takes its time and may fail. */
    private void suggest(RoomId id, Said said) {
        String once = "a:" + said.entry().number();
        if (store.said(id, once).isPresent()) {
            return;
        }
        Suggestions.Offer offer = suggestions.offer(said.entry().text(), said.by());
        store.unit()
                .run(
                        em -> {
                            RoomEntity room = store.locked(em, id);
                            if (room.state() == RoomState.SUGGESTING
                                    && store.said(id, once).isEmpty()) {
                                store.append(
                                        em,
                                        room,
                                        offer.kind(),
                                        "",
                                        offer.text(),
                                        Optional.of(once));
                            }
                        });
    }

    @Override
    public Room call(RoomId id) {
        return change(
                id,
                (em, room) -> {
                    if (room.state() != RoomState.SUGGESTING) {
                        return;
                    }
                    requireQuestion(room);
                    if (attendance.reception().state() != Reception.State.OPEN) {
                        throw ConversationTexts.rejection("nobody-there");
                    }
                    room.waitForOperator(store.clock().instant());
                    store.append(em, room, RoomEntry.Kind.CALLED, "", "");
                    cases.tell(em, room);
                });
    }

    @Override
    public Room giveMail(RoomId id, String address) {
        String mail = Rules.email(address).value();
        return change(
                id,
                (em, room) -> {
                    if (!room.mail().equals(mail)) {
                        room.reachableBy(mail);
                        store.append(em, room, RoomEntry.Kind.MAIL_GIVEN, "", mail);
                        if (room.interaction().isPresent()) {
                            cases.tell(em, room);
                        }
                    }
                });
    }

    @Override
    public Room leaveMessage(RoomId id, String address) {
        String mail = Rules.email(address).value();
        return change(
                id,
                (em, room) -> {
                    requireQuestion(room);
                    room.reachableBy(mail);
                    store.append(em, room, RoomEntry.Kind.MAIL_GIVEN, "", mail);
                    moves.end(em, room, RoomEnd.MESSAGE_LEFT, "");
                });
    }

    @Override
    public Room end(RoomId id, boolean solved) {
        return change(
                id,
                (em, room) -> {
                    boolean byArticle = solved && room.state() == RoomState.SUGGESTING;
                    moves.end(em, room, byArticle ? RoomEnd.SOLVED : RoomEnd.LEFT, "");
                });
    }

    /** Does something in a room that is not over yet; done again after the end, it does nothing. */
    private Room change(RoomId id, BiConsumer<EntityManager, RoomEntity> deed) {
        store.unit()
                .run(
                        em -> {
                            RoomEntity room = store.locked(em, id);
                            if (room.isOpen()) {
                                deed.accept(em, room);
                            }
                        });
        return store.room(id);
    }

    private static void requireOpen(RoomEntity room) {
        if (!room.isOpen()) {
            throw ConversationTexts.rejection("ended");
        }
    }

    private static void requireQuestion(RoomEntity room) {
        if (room.question().isEmpty()) {
            throw ConversationTexts.rejection("text-missing");
        }
    }

    @Override
    public void seen(Collection<RoomId> rooms) {
        store.unit()
                .run(
                        em ->
                                rooms.stream()
                                        .sorted((a, b) -> Long.compare(a.value(), b.value()))
                                        .forEach(id -> seen(em, id)));
    }

    private void seen(EntityManager em, RoomId id) {
        em.createQuery(
                        "update RoomEntity r set r.seenAt = :now where r.id = :id and r.state ="
                                + " :state")
                .setParameter("now", Times.column(store.clock().instant()))
                .setParameter("id", id.value())
                .setParameter("state", RoomState.WAITING)
                .executeUpdate();
    }
}
