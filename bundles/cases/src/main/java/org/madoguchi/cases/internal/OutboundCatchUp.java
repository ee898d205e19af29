// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.List;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.channel.OutboxState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells the time line what the outbox did while this bundle was away. Apart from {@link
 * OutboundProgress} because the outbox wants its observers while it is itself being made.
 */
@Component(
        service = {},
        immediate = true)
public final class OutboundCatchUp {

    @Activate
    public OutboundCatchUp(
            @Reference CaseStore store,
            @Reference Outbox outbox,
            @Reference OutboundProgress progress) {
        for (OutboundId id : queued(store)) {
            outbox.find(id)
                    .filter(entry -> entry.state() != OutboxState.WAITING)
                    .ifPresent(
                            entry ->
                                    progress.moved(
                                            id,
                                            entry.caseId(),
                                            entry.state(),
                                            "",
                                            entry.lastAnswer()));
        }
    }

    private static List<OutboundId> queued(CaseStore store) {
        return store.unit()
                .required(
                        em ->
                                em
                                        .createQuery(
                                                "select i from InteractionEntity i where i.state ="
                                                        + " :queued",
                                                InteractionEntity.class)
                                        .setParameter("queued", InteractionState.QUEUED)
                                        .getResultList()
                                        .stream()
                                        .flatMap(i -> i.outbound().stream())
                                        .toList());
    }
}
