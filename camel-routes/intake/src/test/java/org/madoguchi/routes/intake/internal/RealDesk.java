// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
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
import org.madoguchi.api.city.City;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.cases.internal.Desks;
import org.madoguchi.channels.internal.Outboxes;
import org.madoguchi.contacts.internal.StoredContacts;
import org.madoguchi.storage.Storage;

/** The intake with everything that it writes to, on a real database. */
final class RealDesk {
    static final ChannelId MAIL = new ChannelId("email-main");

    private RealDesk() {}

    static Intake intake(
            Storage storage, Transactions transactions, BlobStore blobs, DomainEvents events) {
        City city = new Asahi();
        Outboxes outboxes = new Outboxes(storage);
        return new Intake(
                Desks.intake(
                        storage,
                        events,
                        blobs,
                        outboxes.outbox(blobs, events, new NoAudit()),
                        outboxes.with(new Mail(), events, city),
                        city),
                new StoredContacts(storage),
                transactions,
                Clock.systemUTC(),
                20);
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

    private static final class Asahi implements City {
        @Override
        public LocalizedText name() {
            return new LocalizedText("あさひ市", "Asahi City");
        }

        @Override
        public LocalizedText deskName() {
            return new LocalizedText("あさひ市コンタクトセンター", "Asahi City Contact Centre");
        }

        @Override
        public URI publicUrl() {
            return URI.create("https://faq.asahi.example");
        }

        @Override
        public URI consoleUrl() {
            return URI.create("https://desk.asahi.example");
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Asia/Tokyo");
        }
    }
}
