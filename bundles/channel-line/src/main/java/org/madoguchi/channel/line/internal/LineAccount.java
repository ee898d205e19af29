// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
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
 * One configuration, one account: registers its {@link Channel} and opens its address for LINE once
 * the configuration is right. A component that is a service itself would stay registered when its
 * constructor fails.
 */
@Component(
        service = {},
        configurationPid = "org.madoguchi.channel.line",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class LineAccount {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.line");

    private final LineSettings settings;
    private final LineHooks hooks;
    private final LineDesk desk;
    private final ServiceRegistration<Channel> channel;

    @Activate
    public LineAccount(
            @Reference Inbox inbox,
            @Reference City city,
            @Reference DomainEvents events,
            @Reference PublicArticles articles,
            @Reference LineHooks hooks,
            BundleContext bundle,
            Map<String, Object> values)
            throws IOException {
        this.settings = read(values);
        this.hooks = hooks;
        Path data = Path.of(bundle.getProperty("karaf.data"));
        this.desk =
                new LineDesk(
                        settings,
                        data.resolve("channels").resolve(settings.id().value()),
                        data.resolve("tmp").resolve(settings.id().value()),
                        inbox,
                        events,
                        articles,
                        city.zone(),
                        Clock.systemUTC());
        this.channel = bundle.registerService(Channel.class, desk.channel, null);
        desk.start();
        hooks.open(settings.id(), desk.webhook);
    }

    @Deactivate
    void close() {
        // nothing comes in for a channel that is away
        hooks.close(settings.id(), desk.webhook);
        desk.close();
        channel.unregister();
    }

    private static LineSettings read(Map<String, Object> values) {
        try {
            return LineSettings.read(values);
        } catch (IllegalArgumentException e) {
            log.error("LINE channel not started: {}", e.getMessage());
            throw e;
        }
    }
}
