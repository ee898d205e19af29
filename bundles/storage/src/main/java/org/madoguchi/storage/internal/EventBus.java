// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.storage.Transactions;

/** In-process delivery after commit, each listener on a thread of its own. */
public final class EventBus implements DomainEvents, AutoCloseable {
    private final Transactions transactions;
    private final Map<DomainEventListener, ListenerThread> listeners = new ConcurrentHashMap<>();

    public EventBus(Transactions transactions) {
        this.transactions = transactions;
    }

    public void add(DomainEventListener listener) {
        listeners.computeIfAbsent(listener, ListenerThread::new);
    }

    public void remove(DomainEventListener listener) {
        ListenerThread thread = listeners.remove(listener);
        if (thread != null) {
            thread.close();
        }
    }

    @Override
    public void publish(DomainEvent event) {
        transactions.afterCommit(() -> listeners.values().forEach(thread -> thread.offer(event)));
    }

    @Override
    public void close() {
        listeners.keySet().forEach(this::remove);
    }
}
