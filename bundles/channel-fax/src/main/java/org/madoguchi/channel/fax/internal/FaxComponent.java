// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.city.City;
import org.madoguchi.api.event.DomainEvents;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One configuration, one FAX line: registers its {@link Channel} and its route once the settings
 * are known to be right.
 */
@Component(
        service = {},
        configurationPid = "org.madoguchi.channel.fax",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class FaxComponent {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.fax");

    private final FaxLine line;
    private final ServiceRegistration<Channel> channel;
    private final ServiceRegistration<RoutesBuilder> routes;

    @Activate
    public FaxComponent(
            @Reference Inbox inbox,
            @Reference City city,
            @Reference DomainEvents events,
            BundleContext bundle,
            Map<String, Object> values) {
        FaxSettings settings = read(values);
        Clock clock = Clock.systemUTC();
        FaxHealth health = new FaxHealth(settings.id(), events, clock);
        Attempts attempts = new Attempts(settings.sending().outbox(), settings.id(), clock);
        tidy(attempts);
        line = new FaxLine(settings.asterisk(), settings.sending().ring(), health);
        FaxSender sender =
                new FaxSender(
                        settings.sending(),
                        new FaxPages(settings.sending(), city, clock),
                        attempts,
                        line,
                        health,
                        clock);
        TextReader text = new Tesseract(settings.receiving().ocr());
        FaxReader reader = new FaxReader(settings.id(), settings.receiving(), text);
        FaxCheck check = new FaxCheck(settings, line, text, health);
        Dictionary<String, String> names = names(settings);
        channel =
                bundle.registerService(
                        Channel.class, new FaxChannel(settings, sender, check, health), names);
        routes =
                bundle.registerService(
                        RoutesBuilder.class,
                        new FaxRoutes(settings, reader, inbox, health, clock),
                        names);
        line.open();
    }

    /** Nothing comes in for a channel that is away. */
    @Deactivate
    void close() {
        routes.unregister();
        channel.unregister();
        line.close();
    }

    private static void tidy(Attempts attempts) {
        try {
            attempts.tidy();
        } catch (IOException e) {
            log.warn("old files stay in the outbox folder", e);
        }
    }

    @SuppressWarnings("JdkObsolete") // the service registry knows no younger type
    private static Dictionary<String, String> names(FaxSettings settings) {
        Dictionary<String, String> names = new Hashtable<>();
        names.put("madoguchi.channel", settings.id().value());
        names.put("madoguchi.routes", settings.id().value());
        return names;
    }

    private static FaxSettings read(Map<String, Object> values) {
        try {
            return FaxSettings.read(values);
        } catch (IllegalArgumentException e) {
            log.error("FAX channel not started: {}", e.getMessage());
            throw e;
        }
    }
}
