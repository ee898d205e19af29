// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.conversation.RoomEnd;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.conversation.RoomState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends rooms in which nobody speaks, and lets those wait again whose operator has vanished. */
@Component(service = Sweep.class, immediate = true)
public final class Sweep {
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final int SECONDS = 3;

    private final RoomStore store;
    private final RoomMoves moves;
    private final ConversationSettings settings;
    private final ScheduledExecutorService clockwork;

    /** After a pause of ours the operators need a moment to be heard again. */
    private final Instant listening;

    private boolean failing;

    @Activate
    public Sweep(
            @Reference RoomStore store,
            @Reference RoomMoves moves,
            @Reference ConversationSettings settings) {
        this(
                store,
                moves,
                settings,
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "madoguchi-conversation-sweep");
                            thread.setDaemon(true);
                            return thread;
                        }));
        clockwork.scheduleWithFixedDelay(this::sweepOrLog, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Without a clockwork of its own: whoever makes it calls {@link #sweep}. */
    Sweep(
            RoomStore store,
            RoomMoves moves,
            ConversationSettings settings,
            ScheduledExecutorService clockwork) {
        this.store = store;
        this.moves = moves;
        this.settings = settings;
        this.clockwork = clockwork;
        this.listening = store.clock().instant().plus(settings.patience());
    }

    @Deactivate
    void stop() {
        clockwork.shutdownNow();
    }

    private void sweepOrLog() {
        try {
            sweep();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("rooms cannot be looked after at present; trying again", e);
            }
            failing = true;
        }
    }

    void sweep() {
        Instant now = store.clock().instant();
        store.silentSince(now.minus(settings.idle())).forEach(this::endIdle);
        if (!now.isBefore(listening)) {
            store.abandonedSince(now.minus(settings.patience())).forEach(this::putBack);
        }
    }

    private void endIdle(RoomId id) {
        store.unit()
                .run(
                        em -> {
                            RoomEntity room = store.locked(em, id);
                            if (room.isOpen()) {
                                moves.end(em, room, RoomEnd.IDLE, "");
                            }
                        });
    }

    private void putBack(RoomId id) {
        store.unit()
                .run(
                        em -> {
                            RoomEntity room = store.locked(em, id);
                            if (room.state() == RoomState.WITH_OPERATOR) {
                                moves.waitAgain(em, room);
                                log.info("chat {} waits again, its operator has vanished", id);
                            }
                        });
    }
}
