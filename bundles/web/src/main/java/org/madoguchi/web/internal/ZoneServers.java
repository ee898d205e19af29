// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.Dictionary;
import java.util.EnumMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.web.Json;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.RequestGate;
import org.madoguchi.web.Zone;
import org.madoguchi.web.Zones;
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
 * Hosts the resources that are there. Several that come or go together make one new server; until
 * it stands, requests go to the one before.
 */
@Component(
        service = {},
        immediate = true)
public final class ZoneServers implements Zones {
    private static final Logger log = LoggerFactory.getLogger(ZoneServers.class);

    private static final long SETTLE_MILLIS = 150;
    private static final long RETIRE_SECONDS = 10;

    private final List<Object> providers;
    private final ScheduledExecutorService builder =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "madoguchi-web-hosting");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Map<Zone, Map<Object, HostedResource>> resources = new EnumMap<>(Zone.class);
    private final Map<Zone, ZoneHost> hosts = new ConcurrentHashMap<>();
    private final Map<Zone, Boolean> waiting = new ConcurrentHashMap<>();

    /** Whose next server is being made just now, which takes some tenths of a second. */
    private final Set<Zone> building = ConcurrentHashMap.newKeySet();

    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public ZoneServers(
            BundleContext bundle,
            @Reference WebEnvironment environment,
            @Reference RequestGate gate) {
        for (Zone zone : Zone.values()) {
            resources.put(zone, new LinkedHashMap<>());
        }
        ErrorPages errors = new ErrorPages();
        Clock clock = Clock.systemUTC();
        TokenBuckets posts =
                new TokenBuckets(environment.config().public_posts_per_minute(), clock);
        KeptForms kept = new KeptForms(posts);
        this.providers =
                List.of(
                        new Guard(
                                environment,
                                new TokenBuckets(
                                        environment.config().sign$_$in_tries_per_minute(), clock)),
                        new FormGuard(posts, kept),
                        new FormReader(),
                        new ViewRenderer(errors),
                        new ErrorMapper(errors, kept),
                        new WebContextProvider(),
                        new JacksonJsonProvider(Json.mapper()));
        // Zones is registered by hand: a resource may want it while this component is being made.
        this.registrations =
                List.of(
                        bundle.registerService(Zones.class, this, null),
                        bundle.registerService(
                                Servlet.class,
                                new FrontServlet(gate, this, errors, kept),
                                servletProperties()));
    }

    private static Dictionary<String, Object> servletProperties() {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osgi.http.whiteboard.servlet.pattern", "/*");
        properties.put("osgi.http.whiteboard.servlet.name", "madoguchi");
        properties.put("osgi.http.whiteboard.servlet.asyncSupported", true);
        properties.put("osgi.http.whiteboard.servlet.multipart.enabled", true);
        properties.put(
                "osgi.http.whiteboard.servlet.multipart.maxRequestSize", Forms.MAX_MULTIPART);
        properties.put("osgi.http.whiteboard.servlet.multipart.maxFileSize", Forms.MAX_MULTIPART);
        properties.put(
                "osgi.http.whiteboard.servlet.multipart.fileSizeThreshold", Forms.MAX_IN_MEMORY);
        properties.put("servlet.init.hide-service-list-page", "true");
        properties.put("servlet.init.disable-address-updates", "true");
        return properties;
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
        builder.shutdownNow();
        hosts.values().forEach(ZoneHost::close);
        hosts.clear();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPublic(PublicResource resource) {
        add(Zone.PUBLIC, resource);
    }

    void removePublic(PublicResource resource) {
        remove(Zone.PUBLIC, resource);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPrivate(PrivateResource resource) {
        add(Zone.PRIVATE, resource);
    }

    void removePrivate(PrivateResource resource) {
        remove(Zone.PRIVATE, resource);
    }

    private void add(Zone zone, Object resource) {
        synchronized (resources) {
            resources.get(zone).put(resource, new HostedResource(resource));
        }
        rebuildSoon(zone);
    }

    private void remove(Zone zone, Object resource) {
        synchronized (resources) {
            HostedResource hosted = resources.get(zone).remove(resource);
            if (hosted != null) {
                hosted.leave();
            }
        }
        rebuildSoon(zone);
    }

    private void rebuildSoon(Zone zone) {
        if (waiting.put(zone, true) == null && !builder.isShutdown()) {
            builder.schedule(() -> rebuild(zone), SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void rebuild(Zone zone) {
        building.add(zone); // first: in between nobody may think that it is all there
        waiting.remove(zone);
        List<HostedResource> present;
        synchronized (resources) {
            present = List.copyOf(resources.get(zone).values());
        }
        try {
            ZoneHost before =
                    present.isEmpty()
                            ? hosts.remove(zone)
                            : hosts.put(zone, new ZoneHost(present, providers));
            log.info("{} zone answers with {} resources", zone, present.size());
            if (before != null) {
                retireLater(before);
            }
        } catch (RuntimeException e) {
            // Who leaves while the server is being made has asked for the next one already.
            if (!builder.isShutdown() && !waiting.containsKey(zone)) {
                log.error(
                        "{} zone keeps its earlier resources: a new one cannot be hosted", zone, e);
            }
        } finally {
            building.remove(zone);
        }
    }

    private void retireLater(ZoneHost host) {
        builder.schedule(
                () -> {
                    if (host.isBusy()) {
                        retireLater(host);
                    } else {
                        host.close();
                    }
                },
                RETIRE_SECONDS,
                TimeUnit.SECONDS);
    }

    Optional<ZoneHost> host(Zone zone) {
        return Optional.ofNullable(hosts.get(zone));
    }

    @Override
    public boolean hosted(Zone zone) {
        return reachable(zone) && !waiting.containsKey(zone) && !building.contains(zone);
    }

    @Override
    public boolean reachable(Zone zone) {
        return hosts.containsKey(zone);
    }
}
