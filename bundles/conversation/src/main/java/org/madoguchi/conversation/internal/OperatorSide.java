// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.conversation.ConversationDesk;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.conversation.RoomEnd;
import org.madoguchi.api.conversation.RoomEntry;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.conversation.RoomState;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rooms as operators use them. */
@Component(service = ConversationDesk.class)
public final class OperatorSide implements ConversationDesk {
    private static final Logger log = LoggerFactory.getLogger(OperatorSide.class);

    private final RoomStore store;
    private final RoomCases roomCases;
    private final RoomMoves moves;
    private final Attendance attendance;
    private final ConversationSettings settings;
    private final Cases cases;
    private final Users users;
    private final AuditTrail audit;

    @Activate
    public OperatorSide(
            @Reference RoomStore store,
            @Reference RoomCases roomCases,
            @Reference RoomMoves moves,
            @Reference Attendance attendance,
            @Reference ConversationSettings settings,
            @Reference Cases cases,
            @Reference Users users,
            @Reference AuditTrail audit) {
        this.store = store;
        this.roomCases = roomCases;
        this.moves = moves;
        this.attendance = attendance;
        this.settings = settings;
        this.cases = cases;
        this.users = users;
        this.audit = audit;
    }

    @Override
    public List<Room> rooms(Actor actor) {
        require(actor);
        return store.inState(RoomState.WAITING, RoomState.WITH_OPERATOR);
    }

    @Override
    public Page<Room> ended(Actor actor, Instant from, Instant until, PageRequest request) {
        require(actor);
        return store.ended(from, until, request);
    }

    @Override
    public Room room(Actor actor, RoomId id) {
        require(actor);
        return reachable(id);
    }

    @Override
    public Room open(Actor actor, RoomId id) {
        require(actor);
        Room room = reachable(id);
        audit.recordCommitted(actor, "chat.view", "chat " + id, "");
        return room;
    }

    @Override
    public List<RoomEntry> entries(Actor actor, RoomId id, long after) {
        require(actor);
        reachable(id);
        return store.entries(id, after);
    }

    /** What citizens ask the articles before they ask a person is nobody's business. */
    private Room reachable(RoomId id) {
        Room room = store.room(id);
        if (room.caseId().isEmpty()) {
            throw new NotFoundException("no room " + id);
        }
        return room;
    }

    @Override
    public void read(Actor actor, RoomId id) {
        require(actor);
        store.unit()
                .run(
                        em -> {
                            RoomEntity room = store.locked(em, id);
                            if (isOf(room, actor)) {
                                room.read();
                            }
                        });
    }

    @Override
    public void take(Actor actor, RoomId id) {
        UserId user = require(actor);
        Optional<CaseId> taken =
                store.unit()
                        .required(
                                em -> {
                                    RoomEntity room = store.locked(em, id);
                                    if (isOf(room, actor)) {
                                        return Optional.empty();
                                    }
                                    requireTakeable(actor, room);
                                    room.with(user, actor.name());
                                    store.append(em, room, RoomEntry.Kind.JOINED, actor.name(), "");
                                    attendance.seen(actor);
                                    audit.record(actor, "chat.take", "chat " + id, "");
                                    return room.caseId();
                                });
        taken.ifPresent(opened -> assign(actor, opened));
    }

    private static void requireTakeable(Actor actor, RoomEntity room) {
        boolean colleagues =
                room.state() == RoomState.WITH_OPERATOR && actor.may(Permission.CASE_ASSIGN);
        if (room.state() != RoomState.WAITING && !colleagues) {
            throw ConversationTexts.rejection(room.isOpen() ? "taken" : "ended");
        }
    }

    /** The case goes with the room, unless somebody has completed it meanwhile. */
    private void assign(Actor actor, CaseId id) {
        try {
            cases.assign(actor, id, actor.user());
        } catch (RejectedException completed) {
            log.debug("case {} stays as it is", id, completed);
        }
    }

    @Override
    public RoomEntry say(Actor actor, RoomId id, String clientId, String text) {
        require(actor);
        Rules.requireClientId(clientId);
        String words = Rules.words(text);
        return store.unit().required(em -> say(em, actor, id, "o:" + clientId, words));
    }

    private RoomEntry say(EntityManager em, Actor actor, RoomId id, String clientId, String words) {
        RoomEntity room = store.locked(em, id);
        return store.said(id, clientId)
                .orElseGet(
                        () -> {
                            requireOwn(room, actor);
                            room.read(); // who answers has read
                            return store.append(
                                    em,
                                    room,
                                    RoomEntry.Kind.OPERATOR,
                                    actor.name(),
                                    words,
                                    Optional.of(clientId));
                        });
    }

    @Override
    public void handOver(Actor actor, RoomId id, UserId to) {
        require(actor);
        Colleague colleague =
                attendance.accepting().stream()
                        .filter(present -> present.id().equals(to))
                        .findFirst()
                        .orElseThrow(() -> ConversationTexts.rejection("colleague-away"));
        own(
                actor,
                id,
                "chat.hand-over",
                "user " + to,
                (em, room) -> {
                    room.handTo(to, colleague.name());
                    store.append(
                            em, room, RoomEntry.Kind.HANDED_OVER, actor.name(), colleague.name());
                    roomCases.tell(em, room);
                });
        Optional<User> person = users.find(to);
        Optional<CaseId> opened = store.room(id).caseId();
        if (person.isPresent() && opened.isPresent()) {
            assign(person.get().actor(actor.origin()), opened.get());
        }
    }

    @Override
    public void putBack(Actor actor, RoomId id) {
        require(actor);
        own(actor, id, "chat.put-back", "", moves::waitAgain);
    }

    @Override
    public void askForMail(Actor actor, RoomId id) {
        require(actor);
        own(
                actor,
                id,
                "chat.ask-mail",
                "",
                (em, room) -> store.append(em, room, RoomEntry.Kind.MAIL_ASKED, actor.name(), ""));
    }

    @Override
    public CaseId record(Actor actor, RoomId id) {
        require(actor);
        reachable(id);
        return store.unit()
                .required(
                        em -> {
                            RoomEntity room = store.locked(em, id);
                            roomCases.tell(em, room);
                            audit.record(actor, "chat.record", "chat " + id, "");
                            return room.caseId().orElseThrow();
                        });
    }

    @Override
    public void end(Actor actor, RoomId id) {
        require(actor);
        own(
                actor,
                id,
                "chat.end",
                "",
                (em, room) -> moves.end(em, room, RoomEnd.BY_OPERATOR, actor.name()));
    }

    private void own(
            Actor actor,
            RoomId id,
            String action,
            String detail,
            BiConsumer<EntityManager, RoomEntity> deed) {
        store.unit()
                .run(
                        em -> {
                            RoomEntity room = store.locked(em, id);
                            requireOwn(room, actor);
                            deed.accept(em, room);
                            audit.record(actor, action, "chat " + id, detail);
                        });
    }

    private static void requireOwn(RoomEntity room, Actor actor) {
        if (!isOf(room, actor)) {
            throw ConversationTexts.rejection(room.isOpen() ? "not-yours" : "ended");
        }
    }

    private static boolean isOf(RoomEntity room, Actor actor) {
        return room.state() == RoomState.WITH_OPERATOR && room.operator().equals(actor.user());
    }

    @Override
    public void beat(Actor actor) {
        require(actor);
        attendance.seen(actor);
    }

    @Override
    public int patienceSeconds() {
        return (int) settings.patience().toSeconds();
    }

    @Override
    public void accept(Actor actor, boolean accepting) {
        require(actor);
        attendance.accept(actor, accepting);
        audit.record(actor, accepting ? "chat.on-duty" : "chat.off-duty", "", "");
    }

    @Override
    public boolean accepts(Actor actor) {
        return actor.user().map(attendance::accepts).orElse(false);
    }

    @Override
    public List<Colleague> colleagues(Actor actor) {
        require(actor);
        return attendance.accepting().stream()
                .filter(present -> !Optional.of(present.id()).equals(actor.user()))
                .toList();
    }

    @Override
    public Load load(Actor actor) {
        actor.require(Permission.BOARD_READ);
        List<Room> rooms = store.inState(RoomState.WAITING, RoomState.WITH_OPERATOR);
        List<Room> waiting =
                rooms.stream().filter(room -> room.state() == RoomState.WAITING).toList();
        return new Load(
                waiting.size(),
                waiting.stream()
                        .flatMap(room -> room.waitingSince().stream())
                        .min(Comparator.naturalOrder()),
                rooms.stream()
                        .filter(room -> room.state() == RoomState.WITH_OPERATOR)
                        .flatMap(room -> room.operator().stream())
                        .collect(Collectors.groupingBy(user -> user, Collectors.counting())),
                attendance.accepting().stream().map(Colleague::id).collect(Collectors.toSet()));
    }

    /**
     * Conversations are between people: a program's token has an owner, the product itself none.
     */
    private static UserId require(Actor actor) {
        actor.require(Permission.CASE_HANDLE);
        return actor.user()
                .orElseThrow(() -> new PermissionDeniedException(Permission.CASE_HANDLE));
    }
}
