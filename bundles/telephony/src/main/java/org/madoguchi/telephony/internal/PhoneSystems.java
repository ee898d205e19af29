// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.PhoneQueue;
import org.madoguchi.api.telephony.PhoneSystem;
import org.madoguchi.api.telephony.Seating;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The telephone systems that are connected now. */
@Component(service = PhoneSystems.class)
public final class PhoneSystems {
    private static final Logger log = LoggerFactory.getLogger(PhoneSystems.class);

    private final Transactions transactions;
    private final List<PhoneSystem> systems = new CopyOnWriteArrayList<>();

    /** One thread, so that the telephone system hears the states of a seat in their order. */
    private final ExecutorService telling =
            Executors.newSingleThreadExecutor(
                    work -> {
                        Thread thread = new Thread(work, "madoguchi-telephony-seats");
                        thread.setDaemon(true);
                        return thread;
                    });

    @Activate
    public PhoneSystems(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "gone")
    void come(PhoneSystem system) {
        systems.add(system);
    }

    void gone(PhoneSystem system) {
        systems.remove(system);
    }

    /**
     * @throws RejectedException when no telephone system is there
     */
    PhoneSystem of(ChannelId channel) {
        return systems.stream()
                .filter(system -> system.channel().equals(channel))
                .findFirst()
                .orElseThrow(PhoneSystems::none);
    }

    PhoneSystem any() {
        return systems.stream().findFirst().orElseThrow(PhoneSystems::none);
    }

    private static RejectedException none() {
        return Texts.rejection("no-phone-system");
    }

    /** Of one name once. */
    List<PhoneQueue> queues() {
        Map<String, PhoneQueue> byName = new LinkedHashMap<>();
        for (PhoneSystem system : systems) {
            system.queues().forEach(queue -> byName.putIfAbsent(queue.name(), queue));
        }
        return List.copyOf(byName.values());
    }

    @Deactivate
    void close() {
        telling.shutdownNow();
    }

    /** Returns when everything so far has been told. */
    void settle() {
        CompletableFuture.runAsync(() -> {}, telling).join();
    }

    /**
     * Tells the telephone systems after the commit. One that cannot hear now is told when it is
     * surveyed.
     */
    void seat(Seating seating) {
        tell(system -> system.seat(seating));
    }

    void unseat(Extension extension) {
        tell(system -> system.unseat(extension));
    }

    private void tell(Consumer<PhoneSystem> request) {
        transactions.afterCommit(
                () -> telling.execute(() -> systems.forEach(system -> quietly(system, request))));
    }

    private static void quietly(PhoneSystem system, Consumer<PhoneSystem> request) {
        try {
            request.accept(system);
        } catch (RejectedException e) {
            log.debug("{}: a seat is told when it is surveyed", system.channel(), e);
        }
    }
}
