// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.contact.Districts;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.Storage;

/** The real desk for tests of the intake. */
public final class Desks {
    private Desks() {}

    public static CaseIntake intake(
            Storage storage,
            DomainEvents events,
            Transactions transactions,
            BlobStore blobs,
            Outbox outbox,
            Channels channels,
            City city,
            Contacts contacts) {
        CaseStore store = new CaseStore(storage, events, transactions);
        StoredEntries entries = new StoredEntries(store, null, city);
        DueDates dueDates = new DueDates(3, new String[] {"SATURDAY", "SUNDAY"}, city.zone());
        return new IntakeDesk(
                store,
                new NewCases(store, city, dueDates),
                blobs,
                new Mailbag(store, outbox, new Signatures(entries, city, null)),
                channels,
                city,
                true,
                new Conversations(Duration.ofDays(1)),
                new Suggestions(city, false, null),
                dueDates,
                entries,
                new CaseTowns(store, contacts, new NoTowns()));
    }

    /** Where addresses are is another module's to say. */
    private static final class NoTowns implements Districts {
        @Override
        public Optional<String> town(String address) {
            return Optional.empty();
        }

        @Override
        public String district(String town) {
            return town;
        }

        @Override
        public Set<String> towns(String district) {
            return Set.of(district);
        }
    }
}
