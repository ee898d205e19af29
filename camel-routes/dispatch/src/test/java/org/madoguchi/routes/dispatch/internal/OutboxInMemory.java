// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.dispatch.internal;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.channel.OutboxEntry;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.storage.Transactions;

/** Outbox, channel list and transactions in memory: first in, first out, no back-off. */
final class OutboxInMemory implements Outbox, Channels, Transactions {
    final Map<ChannelId, Channel> present = new ConcurrentHashMap<>();
    final Map<OutboundId, Delivery> answers = new ConcurrentHashMap<>();
    final Map<OutboundId, LocalizedText> uncertain = new ConcurrentHashMap<>();

    /** Messages to be asked about. */
    final Queue<OutboundMessage> unknown = new ConcurrentLinkedQueue<>();

    /** Answers cannot be noted. */
    volatile boolean databaseAway;

    /** The next transaction is committed, and its caller is told that it was not. */
    volatile boolean commitUnheard;

    private final Deque<OutboundMessage> sending = new ConcurrentLinkedDeque<>();

    private final Map<ChannelId, ConcurrentLinkedQueue<OutboundMessage>> waiting =
            new ConcurrentHashMap<>();

    OutboundId put(ChannelId channel, long id) {
        OutboundId name = new OutboundId(id);
        waiting.computeIfAbsent(channel, none -> new ConcurrentLinkedQueue<>())
                .add(
                        new OutboundMessage(
                                name,
                                channel,
                                new Party(Address.email("sato@example.jp"), "佐藤 花子"),
                                "住民票について",
                                "郵送で取れます。",
                                List.of(),
                                new CaseId(2026, 12),
                                "k7m2",
                                "",
                                List.of(),
                                false));
        return name;
    }

    int waiting(ChannelId channel) {
        return waiting.get(channel).size();
    }

    @Override
    public void recall(OutboundId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<OutboundMessage> claim(ChannelId channel, int limit) {
        List<OutboundMessage> due = new ArrayList<>();
        ConcurrentLinkedQueue<OutboundMessage> queue = waiting.get(channel);
        while (queue != null && due.size() < limit && !queue.isEmpty()) {
            due.add(queue.remove());
        }
        sending.addAll(due);
        return due;
    }

    @Override
    public void unclaim(ChannelId channel) {
        for (OutboundMessage message : sending) {
            if (message.channel().equals(channel) && sending.remove(message)) {
                waiting.get(channel).add(message);
            }
        }
    }

    @Override
    public List<OutboundMessage> uncertain(ChannelId channel, int limit) {
        return Optional.ofNullable(unknown.poll()).stream().toList();
    }

    @Override
    public <R> R required(Supplier<R> work) {
        R result = work.get();
        if (commitUnheard) {
            commitUnheard = false;
            throw new StorageException("the line broke at the commit", null);
        }
        return result;
    }

    @Override
    public boolean databaseAnswers() {
        return true;
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    @Override
    public void afterCommit(Runnable action) {
        action.run();
    }

    @Override
    public void report(OutboundId id, Delivery answer) {
        if (databaseAway) {
            throw new StorageException("no connection", null);
        }
        sending.removeIf(message -> message.id().equals(id));
        answers.put(id, answer);
    }

    @Override
    public void reportUncertain(OutboundId id, LocalizedText reason) {
        sending.removeIf(message -> message.id().equals(id));
        uncertain.put(id, reason);
    }

    @Override
    public List<ChannelStatus> list() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ChannelDescriptor> present() {
        return present.values().stream().map(Channel::descriptor).toList();
    }

    @Override
    public Optional<Channel> present(ChannelId id) {
        return Optional.ofNullable(present.get(id));
    }

    @Override
    public Optional<ChannelDescriptor> descriptor(ChannelId id) {
        return present(id).map(Channel::descriptor);
    }

    @Override
    public Optional<ChannelDescriptor> senderFor(AddressKind kind) {
        throw new UnsupportedOperationException("not asked by the dispatch");
    }

    @Override
    public OutboundId enqueue(NewOutbound message) {
        throw new UnsupportedOperationException("not asked by the dispatch");
    }

    @Override
    public Page<OutboxEntry> list(Actor actor, Set<OutboxState> states, PageRequest request) {
        throw new UnsupportedOperationException("not asked by the dispatch");
    }

    @Override
    public Optional<OutboxEntry> find(OutboundId id) {
        throw new UnsupportedOperationException("not asked by the dispatch");
    }

    @Override
    public void resend(Actor actor, OutboundId id) {
        throw new UnsupportedOperationException("not asked by the dispatch");
    }

    @Override
    public void confirm(Actor actor, OutboundId id) {
        throw new UnsupportedOperationException("not asked by the dispatch");
    }

    @Override
    public void cancel(Actor actor, OutboundId id) {
        throw new UnsupportedOperationException("not asked by the dispatch");
    }
}
