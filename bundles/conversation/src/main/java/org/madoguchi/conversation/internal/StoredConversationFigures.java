// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.madoguchi.api.city.City;
import org.madoguchi.api.conversation.ConversationFigures;
import org.madoguchi.api.conversation.RoomEnd;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Figures from the rooms themselves, which count what happens in them. */
@Component(service = ConversationFigures.class)
public final class StoredConversationFigures implements ConversationFigures {
    private final RoomStore store;
    private final City city;

    @Activate
    public StoredConversationFigures(@Reference RoomStore store, @Reference City city) {
        this.store = store;
        this.city = city;
    }

    @Override
    public List<Day> days(Actor actor, Period period) {
        actor.require(Permission.ARTICLE_READ);
        TreeMap<LocalDate, Day> days = new TreeMap<>();
        store.unit()
                .select(
                        Select.of(
                                "SELECT opened_at, questions, unanswered, waiting_since, answers,"
                                        + " ended_how FROM conversation_room"
                                        + " WHERE opened_at >= ? AND opened_at < ?",
                                row -> add(days, one(row)),
                                RoomStore.column(begin(period.first())),
                                RoomStore.column(begin(period.last().plusDays(1)))));
        return List.copyOf(days.values());
    }

    private static Day add(TreeMap<LocalDate, Day> days, Day one) {
        return days.merge(one.day(), one, Day::plus);
    }

    /** A single conversation, as a day's figures. */
    private Day one(Row row) throws SQLException {
        LocalDate day = row.instant().atZone(city.zone()).toLocalDate();
        long questions = row.number();
        long unanswered = row.number();
        long called = row.optionalInstant().isPresent() ? 1 : 0;
        long attended = row.number() > 0 ? 1 : 0;
        Optional<RoomEnd> end = row.optionalText().map(RoomEnd::valueOf);
        return new Day(
                day,
                1,
                questions,
                unanswered,
                end.filter(how -> how == RoomEnd.SOLVED).isPresent() ? 1 : 0,
                called,
                attended,
                end.filter(how -> how == RoomEnd.MESSAGE_LEFT).isPresent() ? 1 : 0);
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(city.zone()).toInstant();
    }
}
