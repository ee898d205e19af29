// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.madoguchi.api.cases.CaseFigures;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** From the tally, and straight from the tables. */
@Component(service = CaseFigures.class)
public final class DatabaseFigures implements CaseFigures {
    private final CaseStore store;

    @Activate
    public DatabaseFigures(@Reference CaseStore store) {
        this.store = store;
    }

    @Override
    public Map<CaseState, Long> casesByState() {
        Map<CaseState, Long> counts = new EnumMap<>(CaseState.class);
        for (CaseState state : store.tally().states(CaseSelection.ALL)) {
            counts.put(state, store.tally().count(state));
        }
        return counts;
    }

    @Override
    public Map<ChannelId, Long> receivedSince(Instant since) {
        return store.unit()
                .required(
                        em -> {
                            Map<ChannelId, Long> counts = new HashMap<>();
                            em.createQuery(
                                            "select i.channel, count(i) from InteractionEntity i"
                                                    + " where i.kind = :kind and i.happenedAt >="
                                                    + " :since group by i.channel",
                                            Object[].class)
                                    .setParameter("kind", InteractionKind.INBOUND)
                                    .setParameter("since", Times.column(since))
                                    .getResultList()
                                    .forEach(
                                            row ->
                                                    counts.put(
                                                            new ChannelId((String) row[0]),
                                                            (Long) row[1]));
                            return counts;
                        });
    }
}
