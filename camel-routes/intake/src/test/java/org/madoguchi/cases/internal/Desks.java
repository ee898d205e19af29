// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.time.Duration;
import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.city.City;
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
            City city) {
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
                entries);
    }
}
