// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.city.City;
import org.madoguchi.api.conversation.ConversationDesk.Colleague;
import org.madoguchi.api.conversation.Reception;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is at work. Kept in the database, because the next sign of life may reach another node. */
@Component(service = Attendance.class)
public final class Attendance {
    private final RoomStore store;
    private final ConversationSettings settings;
    private final ZoneId zone;

    @Activate
    public Attendance(
            @Reference RoomStore store,
            @Reference ConversationSettings settings,
            @Reference City city) {
        this.store = store;
        this.settings = settings;
        this.zone = city.zone();
    }

    Reception reception() {
        ZonedDateTime now = store.clock().instant().atZone(zone);
        Reception.State state =
                !settings.isOpenAt(now)
                        ? Reception.State.CLOSED
                        : accepting().isEmpty() ? Reception.State.NOBODY : Reception.State.OPEN;
        return new Reception(state, settings.hours());
    }

    void seen(Actor actor) {
        store.unit().run(em -> operator(em, actor));
    }

    void accept(Actor actor, boolean accepting) {
        store.unit().run(em -> operator(em, actor).accept(accepting));
    }

    private OperatorEntity operator(EntityManager em, Actor actor) {
        long id = actor.user().orElseThrow().value();
        OperatorEntity known = em.find(OperatorEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
        OperatorEntity operator = known == null ? new OperatorEntity(id) : known;
        operator.seen(actor.name(), store.clock().instant());
        if (known == null) {
            em.persist(operator);
        }
        return operator;
    }

    boolean accepts(UserId user) {
        Select<Boolean> accepting =
                Select.of(
                        "SELECT accepting FROM conversation_operator WHERE user_id = ?",
                        row -> row.flag(),
                        user.value());
        store.unit().select(accepting);
        return accepting.first().orElse(false);
    }

    /** Those who take conversations and are alive, by name. */
    List<Colleague> accepting() {
        Select<Optional<Colleague>> present =
                Select.of(
                        "SELECT accepting, user_id, name FROM conversation_operator"
                                + " WHERE seen_at >= ? ORDER BY name, user_id",
                        Attendance::acceptingColleague,
                        RoomStore.column(store.clock().instant().minus(settings.patience())));
        store.unit().select(present);
        return present.rows().stream().flatMap(Optional::stream).toList();
    }

    /** Asked here and not in the question: the databases write a truth value differently. */
    private static Optional<Colleague> acceptingColleague(Row row) throws SQLException {
        return row.flag()
                ? Optional.of(new Colleague(new UserId(row.number()), row.text()))
                : Optional.empty();
    }
}
