// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.storage.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How else can they be reached? Kept after the message is stored and its source told, on a thread
 * of its own: it is a hint for a person, and no message waits for it. When more comes than can be
 * kept, hints are left out.
 */
final class ToldStep implements Step, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.routes.intake");
    private static final int WAITING = 1000;

    private final Contacts contacts;
    private final Transactions transactions;
    private final ThreadPoolExecutor keeper;

    ToldStep(Contacts contacts, Transactions transactions) {
        this.contacts = contacts;
        this.transactions = transactions;
        this.keeper =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        task -> {
                            Thread thread = new Thread(task, "intake-told");
                            thread.setDaemon(true);
                            return thread;
                        },
                        new ThreadPoolExecutor.DiscardPolicy());
        keeper.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<Arrival> apply(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            Set<Address> told = Told.in(arrival.message());
            if (!told.isEmpty()) {
                ContactId who = arrival.contact().orElseThrow();
                transactions.afterCommit(() -> keeper.execute(() -> keep(who, told)));
            }
        }
        return arrivals;
    }

    private void keep(ContactId who, Set<Address> told) {
        try {
            contacts.remember(who, told);
        } catch (RuntimeException e) {
            log.debug("a hint was not kept", e);
        }
    }

    @Override
    public void close() {
        keeper.shutdownNow();
    }
}
