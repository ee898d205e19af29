// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseMemory;
import org.madoguchi.api.conversation.RoomState;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.retention.RetainedData;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What was said in rooms that have ended. A case has a transcript of its own: the room may go
 * before it.
 */
@Component(service = {CaseMemory.class, RetainedData.class})
public final class RoomMemory implements CaseMemory, RetainedData {
    private static final String ENDED =
            " FROM conversation_room WHERE state = 'ENDED' AND last_entry_at < ?";

    private final RoomStore store;

    @Activate
    public RoomMemory(@Reference RoomStore store) {
        this.store = store;
    }

    @Override
    public void forget(CaseId id) {
        Select<Map.Entry<Long, RoomState>> rooms =
                Select.of(
                        "SELECT id, state FROM conversation_room WHERE case_id = ?",
                        row -> Map.entry(row.number(), row.constant(RoomState.class)),
                        id.asLong());
        store.unit().select(rooms);
        if (rooms.rows().stream().anyMatch(room -> room.getValue() != RoomState.ENDED)) {
            throw ConversationTexts.rejection("erase-open", id);
        }
        store.unit().run(em -> rooms.rows().forEach(room -> delete(em, room.getKey())));
    }

    private static void delete(EntityManager em, long room) {
        for (String statement :
                List.of(
                        "DELETE FROM conversation_entry WHERE room_id = ?1",
                        "DELETE FROM conversation_room WHERE id = ?1")) {
            em.createNativeQuery(statement).setParameter(1, room).executeUpdate();
        }
    }

    @Override
    public String code() {
        return "chat";
    }

    @Override
    public LocalizedText name() {
        return ConversationTexts.text("retained");
    }

    @Override
    public LocalizedText since() {
        return ConversationTexts.text("retained-since");
    }

    @Override
    public long due(Instant before) {
        Select<Long> count =
                Select.of("SELECT COUNT(*)" + ENDED, Row::number, RoomStore.column(before));
        store.unit().select(count);
        return count.first().orElseThrow();
    }

    @Override
    public int erase(Actor actor, Instant before, int most) {
        Select<Long> oldest =
                Select.of(
                        "SELECT id" + ENDED + " ORDER BY last_entry_at FETCH FIRST ? ROWS ONLY",
                        Row::number,
                        RoomStore.column(before),
                        most);
        store.unit().select(oldest);
        oldest.rows().forEach(room -> store.unit().run(em -> delete(em, room)));
        return oldest.rows().size();
    }
}
