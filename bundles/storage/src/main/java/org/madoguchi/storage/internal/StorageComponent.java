// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.Storage;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits in the background until the database answers, then registers everything that lives on it.
 * With the database away at start the product comes up, says that it is not ready, and gets ready
 * by itself.
 */
@Component(
        service = {},
        immediate = true)
public final class StorageComponent {
    private static final Logger log = LoggerFactory.getLogger(StorageComponent.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final DataSource pool;
    private final BundleContext context;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Set<DomainEventListener> listeners = new CopyOnWriteArraySet<>();
    private final List<ServiceRegistration<?>> registrations = new CopyOnWriteArrayList<>();
    private EventBus events;
    private JpaStorage storage;

    @Activate
    public StorageComponent(
            BundleContext context,
            @Reference(target = "(osgi.jndi.service.name=madoguchi)") DataSource pool) {
        this.context = context;
        this.pool = pool;
        Thread connecting = new Thread(this::connect, "storage-connect");
        connecting.setDaemon(true);
        connecting.start();
    }

    private void connect() {
        Path folder = Path.of(System.getProperty("karaf.data", "data"), "blobs");
        boolean told = false;
        do {
            try {
                register(new JpaStorage(pool, folder));
                return;
            } catch (RuntimeException e) {
                tell(e, told);
                told = true;
            }
        } while (!stopsWithin(BETWEEN_TRIES));
    }

    /** Once in full; a database that stays away must not fill the log. */
    private static void tell(RuntimeException failure, boolean again) {
        if (again) {
            log.debug("the database still cannot be used", failure);
        } else {
            log.error(
                    "the database cannot be used; trying again every {} s; see"
                            + " etc/org.ops4j.datasource-madoguchi.cfg",
                    BETWEEN_TRIES.toSeconds(),
                    failure);
        }
    }

    /** A signal and no interrupt: Derby takes an interrupted thread for the end of the world. */
    private boolean stopsWithin(Duration time) {
        try {
            return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Services are registered outside the lock: their users start on this very thread. */
    private void register(JpaStorage opened) {
        EventBus bus = new EventBus(opened.transactions());
        synchronized (this) {
            if (stopping.getCount() == 0) {
                opened.close();
                return;
            }
            storage = opened;
            events = bus;
            listeners.forEach(bus::add);
        }
        registrations.add(context.registerService(Transactions.class, opened.transactions(), null));
        registrations.add(context.registerService(BlobStore.class, opened.blobs(), null));
        registrations.add(context.registerService(DomainEvents.class, bus, null));
        registrations.add(context.registerService(Storage.class, opened, null));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addListener(DomainEventListener listener) {
        listeners.add(listener);
        if (events != null) {
            events.add(listener);
        }
    }

    synchronized void removeListener(DomainEventListener listener) {
        listeners.remove(listener);
        if (events != null) {
            events.remove(listener);
        }
    }

    @Deactivate
    void deactivate() {
        stopping.countDown();
        synchronized (this) {
            if (events != null) {
                events.close();
            }
        }
        registrations.forEach(ServiceRegistration::unregister);
        synchronized (this) {
            if (storage != null) {
                storage.close();
            }
        }
    }
}
