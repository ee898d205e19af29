// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.madoguchi.api.conversation.Conversations;
import org.madoguchi.api.conversation.RoomChanged;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The citizens' devices that are connected now. */
final class Listeners implements DomainEventListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Listeners.class);
    private static final int BEAT_SECONDS = 15;
    private static final int SEEN_AT_ONCE = 50;

    /** A room in several windows; the oldest goes when there are more. */
    private static final int MOST_OF_A_ROOM = 4;

    private final Conversations conversations;
    private final int most;
    private final Map<RoomId, Deque<Listener>> rooms = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "madoguchi-chat-heart");
                        thread.setDaemon(true);
                        return thread;
                    });

    Listeners(Conversations conversations, int most) {
        this.conversations = conversations;
        this.most = most;
        heart.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    boolean isFull() {
        return count.get() >= most;
    }

    void join(Listener listener) {
        rooms.compute(
                listener.room(),
                (id, present) -> {
                    Deque<Listener> all = present == null ? new ArrayDeque<>() : present;
                    all.add(listener);
                    count.incrementAndGet();
                    if (all.size() > MOST_OF_A_ROOM) {
                        all.remove().bye();
                        count.decrementAndGet();
                    }
                    return all;
                });
        // after joining: what is said from now on comes as an event, what was before is read now
        tell(listener);
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof RoomChanged changed) {
            of(changed.id()).forEach(this::tell);
        }
    }

    private void tell(Listener listener) {
        try {
            listener.tellNews();
        } catch (RuntimeException e) {
            log.debug("a device of room {} is told later", listener.room(), e);
        }
    }

    private List<Listener> of(RoomId room) {
        List<Listener> present = new ArrayList<>();
        rooms.computeIfPresent(
                room,
                (id, all) -> {
                    all.removeIf(this::forget);
                    present.addAll(all);
                    return all.isEmpty() ? null : all;
                });
        return present;
    }

    private boolean forget(Listener listener) {
        boolean gone = listener.isGone();
        if (gone) {
            count.decrementAndGet();
        }
        return gone;
    }

    private void beat() {
        try {
            List<RoomId> waiting = new ArrayList<>();
            for (RoomId room : List.copyOf(rooms.keySet())) {
                for (Listener listener : of(room)) {
                    listener.beat();
                    if (listener.isBehind()) {
                        tell(listener);
                    }
                    if (listener.waits()) {
                        waiting.add(room);
                    }
                }
            }
            for (int from = 0; from < waiting.size(); from += SEEN_AT_ONCE) {
                conversations.seen(
                        waiting.subList(from, Math.min(from + SEEN_AT_ONCE, waiting.size())));
            }
        } catch (RuntimeException e) {
            log.debug("a beat failed, the next one follows", e);
        }
    }

    @Override
    public void close() {
        heart.shutdownNow();
        rooms.values().forEach(all -> all.forEach(Listener::bye));
        rooms.clear();
    }
}
