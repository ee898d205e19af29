// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.Thread;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.storage.Transactions;

/** A desk without a database: maps that forget what a failed transaction wrote. */
final class DeskInMemory implements CaseIntake, Contacts, Transactions {
    final Map<String, Inbox.Receipt> messages = new HashMap<>();
    final List<CaseId> opened = new ArrayList<>();
    final List<CaseId> appended = new ArrayList<>();
    final List<CaseId> acknowledged = new ArrayList<>();
    final Map<String, CaseId> tokens = new HashMap<>();

    /** Runs at the next commit, before it: what another transaction does at the same moment. */
    Runnable beforeNextCommit = () -> {};

    RuntimeException failure;

    private final Map<String, Inbox.Receipt> uncommitted = new HashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean inTransaction;

    @Override
    public <R> R required(Supplier<R> work) {
        if (inTransaction) {
            return work.get();
        }
        inTransaction = true;
        R result;
        try {
            result = work.get();
            commit();
        } finally {
            inTransaction = false;
            uncommitted.clear();
        }
        afterCommit.forEach(Runnable::run);
        afterCommit.clear();
        return result;
    }

    @Override
    public boolean databaseAnswers() {
        return true;
    }

    @Override
    public boolean isRunning() {
        return inTransaction;
    }

    private void commit() {
        Runnable racer = beforeNextCommit;
        beforeNextCommit = () -> {};
        racer.run();
        if (uncommitted.keySet().stream().anyMatch(messages::containsKey)) {
            afterCommit.clear();
            throw new StorageException("unique key", null);
        }
        messages.putAll(uncommitted);
    }

    @Override
    public void afterCommit(Runnable action) {
        if (inTransaction) {
            afterCommit.add(action);
        } else {
            action.run();
        }
    }

    @Override
    public Map<String, Inbox.Receipt> known(ChannelId channel, Collection<String> externalIds) {
        return externalIds.stream()
                .filter(messages::containsKey)
                .collect(
                        Collectors.toMap(
                                id -> id,
                                id ->
                                        new Inbox.Receipt(
                                                messages.get(id).caseId(),
                                                messages.get(id).interaction(),
                                                true)));
    }

    @Override
    public Optional<CaseId> caseOf(ChannelId channel, Thread thread) {
        return thread.caseTokens().stream()
                .filter(tokens::containsKey)
                .map(tokens::get)
                .findFirst();
    }

    @Override
    public Inbox.Receipt open(InboundMessage message, ContactId contact) {
        CaseId id = new CaseId(2026, opened.size() + 1L);
        Inbox.Receipt receipt = store(message, id);
        opened.add(id);
        return receipt;
    }

    @Override
    public Inbox.Receipt append(InboundMessage message, CaseId id) {
        Inbox.Receipt receipt = store(message, id);
        appended.add(id);
        return receipt;
    }

    @Override
    public void retell(InteractionId id, InboundMessage message, Optional<ContactId> contact) {
        throw new UnsupportedOperationException();
    }

    Inbox.Receipt store(InboundMessage message, CaseId id) {
        Inbox.Receipt receipt =
                new Inbox.Receipt(id, new InteractionId(messages.size() + 1L), false);
        uncommitted.put(message.externalId(), receipt);
        if (failure != null) {
            throw failure;
        }
        return receipt;
    }

    @Override
    public boolean acknowledge(InboundMessage message, CaseId id) {
        return acknowledged.add(id);
    }

    @Override
    public List<ContactId> resolve(List<Party> parties) {
        return parties.stream().map(party -> new ContactId(party.address().hashCode())).toList();
    }

    @Override
    public Map<Address, Contact> at(Collection<Address> addresses) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Contact> find(ContactId id) {
        return Optional.empty();
    }

    @Override
    public Map<ContactId, Contact> findAll(Collection<ContactId> ids) {
        return Map.of();
    }

    @Override
    public void forget(ContactId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Contact> search(String text, int limit) {
        return List.of();
    }
}
