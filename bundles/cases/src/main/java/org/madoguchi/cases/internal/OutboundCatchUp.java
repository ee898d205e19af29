// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        for (OutboundId id : unsettled(store)) {
            store.unit().run(em -> catchUp(store.byOutbound(em, id), outbox, progress));
        }
    }

    /**
     * The interaction is read before the outbox: when the dispatch settles the message meanwhile,
     * we either see it or are in conflict and look again.
     */
    private static void catchUp(
            InteractionEntity message, Outbox outbox, OutboundProgress progress) {
        OutboundId id = message.outbound().orElseThrow();
        outbox.find(id)
                .filter(entry -> isNews(message.state(), entry.state()))
                .ifPresent(
                        entry ->
                                progress.moved(
                                        id,
                                        entry.caseId(),
                                        entry.state(),
                                        Optional.empty(),
                                        entry.lastAnswer()));
    }

    private static boolean isNews(InteractionState known, OutboxState now) {
        return known == InteractionState.QUEUED
                ? now != OutboxState.WAITING
                : known == InteractionState.UNCERTAIN && now != OutboxState.UNCERTAIN;
    }

    private static List<OutboundId> unsettled(CaseStore store) {
        return store.unit()
                .required(
                        em ->
                                em
                                        .createQuery(
                                                "select i from InteractionEntity i where i.state in"
                                                        + " :states",
                                                InteractionEntity.class)
                                        .setParameter(
                                                "states",
                                                Set.of(
                                                        InteractionState.QUEUED,
                                                        InteractionState.UNCERTAIN))
                                        .getResultList()
                                        .stream()
                                        .flatMap(i -> i.outbound().stream())
                                        .toList());
    }
}
