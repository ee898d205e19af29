// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import java.util.List;
import java.util.Set;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseMemory;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was sent, which the outbox keeps after it has left. Contents are the case's own. */
@Component(service = CaseMemory.class)
public final class OutboxMemory implements CaseMemory {
    private static final Set<OutboxState> UNDER_WAY =
            Set.of(OutboxState.WAITING, OutboxState.SENDING, OutboxState.UNCERTAIN);

    private final EntityUnit unit;

    @Activate
    public OutboxMemory(@Reference ChannelStore store) {
        unit = store.unit();
    }

    @Override
    public void forget(CaseId id) {
        Select<OutboxState> states =
                Select.of(
                        "SELECT DISTINCT state FROM channels_outbound WHERE case_id = ?",
                        row -> row.constant(OutboxState.class),
                        id.asLong());
        unit.select(states);
        if (states.rows().stream().anyMatch(UNDER_WAY::contains)) {
            throw new RejectedException(OutboxTexts.text("erase-under-way", id));
        }
        unit.run(
                em ->
                        List.of(
                                        "DELETE FROM channels_attachment WHERE outbound_id IN"
                                                + " (SELECT id FROM channels_outbound"
                                                + " WHERE case_id = ?1)",
                                        "DELETE FROM channels_outbound WHERE case_id = ?1")
                                .forEach(
                                        statement ->
                                                em.createNativeQuery(statement)
                                                        .setParameter(1, id.asLong())
                                                        .executeUpdate()));
    }
}
