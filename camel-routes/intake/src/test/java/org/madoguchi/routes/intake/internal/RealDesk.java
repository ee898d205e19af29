// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.cases.internal.Desks;
import org.madoguchi.channels.internal.Outboxes;
import org.madoguchi.contacts.internal.ContactStore;
import org.madoguchi.contacts.internal.StoredContacts;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.StorageFixture;

/** The intake with everything that it writes to, on a real database. */
final class RealDesk {
    static final ChannelId MAIL = new ChannelId("email-main");

    final Intake intake;
    final Outbox outbox;
    final StoredContacts contacts;
    final Gate gate;

    RealDesk(StorageFixture database) {
        City city = new Asahi();
        Outboxes outboxes = new Outboxes(database.storage());
        gate = new Gate(database.transactions());
        outbox = outboxes.outbox(database.blobs(), database.events(), new NoAudit());
        contacts = new StoredContacts(new ContactStore(database.storage()));
        intake =
                new Intake(
                        Desks.intake(
                                database.storage(),
                                database.events(),
                                database.transactions(),
                                database.blobs(),
                                outbox,
                                outboxes.with(new Mail(), database.events(), city),
                                city,
                                contacts),
                        contacts,
                        gate,
                        Clock.systemUTC(),
                        1000);
    }

    /** Holds the intake's transactions back before they begin, or lets none begin. */
    static final class Gate implements Transactions {
        volatile boolean databaseGone;

        private final Transactions database;
        private final AtomicInteger held = new AtomicInteger();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        Gate(Transactions database) {
            this.database = database;
        }

        void shut() {
            gate = new CountDownLatch(1);
        }

        void open() {
            gate.countDown();
        }

        int held() {
            return held.get();
        }

        @Override
        public <R> R required(Supplier<R> work) {
            held.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                held.decrementAndGet();
            }
            if (databaseGone) {
                throw new StorageException("no connection to the database", null);
            }
            return database.required(work);
        }

        @Override
        public void afterCommit(Runnable action) {
            database.afterCommit(action);
        }

        @Override
        public boolean databaseAnswers() {
            return true;
        }

        @Override
        public boolean isRunning() {
            return database.isRunning();
        }
    }

    private static final class Mail implements Channel {
        @Override
        public ChannelDescriptor descriptor() {
            return new ChannelDescriptor(
                    MAIL,
                    new LocalizedText("メール", "E-mail"),
                    Set.of(Capability.INBOUND, Capability.OUTBOUND),
                    AddressKind.EMAIL);
        }

        @Override
        public Delivery send(OutboundMessage message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelHealth health() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class NoAudit implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
