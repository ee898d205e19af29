// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.BoardLimits;
import org.madoguchi.api.cases.BoardSettings;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.storage.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The limits as rows; every open page asks for them, so that they are remembered. */
@Component(service = BoardSettings.class)
public final class StoredBoardSettings implements BoardSettings {
    /** So long another node's changes may go unseen. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final String CALLS = "calls";
    private static final String CALL_SECONDS = "call-seconds";
    private static final String CHATS = "chats";
    private static final String CHAT_SECONDS = "chat-seconds";

    private final CaseStore store;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;
    private Instant read = Instant.MIN;
    private BoardLimits known = BoardLimits.USUAL;

    @Activate
    public StoredBoardSettings(
            @Reference CaseStore store,
            @Reference AuditTrail audit,
            @Reference Transactions transactions) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = store.clock();
    }

    @Override
    public synchronized BoardLimits limits() {
        Instant now = clock.instant();
        if (read.isBefore(now.minus(FRESH))) {
            known = stored();
            read = now;
        }
        return known;
    }

    private synchronized void forget() {
        read = Instant.MIN;
    }

    private BoardLimits stored() {
        Map<String, Integer> rows =
                store.unit()
                        .required(
                                em ->
                                        em.createQuery(
                                                        "select l from BoardLimitEntity l",
                                                        BoardLimitEntity.class)
                                                .getResultStream()
                                                .collect(
                                                        Collectors.toMap(
                                                                BoardLimitEntity::name,
                                                                BoardLimitEntity::amount)));
        BoardLimits usual = BoardLimits.USUAL;
        return new BoardLimits(
                rows.getOrDefault(CALLS, usual.callsWaiting()),
                seconds(rows, CALL_SECONDS, usual.callWait()),
                rows.getOrDefault(CHATS, usual.chatsWaiting()),
                seconds(rows, CHAT_SECONDS, usual.chatWait()));
    }

    private static Duration seconds(Map<String, Integer> rows, String name, Duration usual) {
        return Duration.ofSeconds(rows.getOrDefault(name, Math.toIntExact(usual.toSeconds())));
    }

    @Override
    public void change(Actor actor, BoardLimits limits) {
        actor.require(Permission.FORM_MANAGE);
        check(limits.callsWaiting());
        check(limits.chatsWaiting());
        check(limits.callWait());
        check(limits.chatWait());
        Map<String, Integer> rows =
                Map.of(
                        CALLS,
                        limits.callsWaiting(),
                        CALL_SECONDS,
                        Math.toIntExact(limits.callWait().toSeconds()),
                        CHATS,
                        limits.chatsWaiting(),
                        CHAT_SECONDS,
                        Math.toIntExact(limits.chatWait().toSeconds()));
        store.unit()
                .run(
                        em -> {
                            rows.forEach(
                                    (name, amount) -> em.merge(new BoardLimitEntity(name, amount)));
                            audit.record(
                                    actor,
                                    "board.limits",
                                    "board",
                                    limits.callsWaiting()
                                            + " calls, "
                                            + limits.callWait().toSeconds()
                                            + " s, "
                                            + limits.chatsWaiting()
                                            + " chats, "
                                            + limits.chatWait().toSeconds()
                                            + " s");
                            transactions.afterCommit(this::forget);
                        });
    }

    private static void check(int amount) {
        if (amount < 1 || amount > BoardLimits.MOST) {
            throw DeskTexts.rejection("limit-number", BoardLimits.MOST);
        }
    }

    private static void check(Duration span) {
        if (span.compareTo(BoardLimits.SHORTEST) < 0 || span.compareTo(BoardLimits.LONGEST) > 0) {
            throw DeskTexts.rejection(
                    "limit-seconds",
                    BoardLimits.SHORTEST.toSeconds(),
                    BoardLimits.LONGEST.toSeconds());
        }
    }
}
