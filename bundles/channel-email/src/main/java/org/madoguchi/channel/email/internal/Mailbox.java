// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

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
 * One configuration, one mailbox: registers its {@link Channel} and its route. They are registered
 * by hand because the route's context is named after the channel's id, which is a value of the
 * configuration.
 */
@Component(
        service = {},
        configurationPid = "org.madoguchi.channel.email",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class Mailbox {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.email");

    private final ServiceRegistration<Channel> channel;
    private final ServiceRegistration<RoutesBuilder> routes;
    private final SmtpSender sender;

    @Activate
    public Mailbox(
            @Reference Inbox inbox,
            @Reference City city,
            @Reference DomainEvents events,
            BundleContext bundle,
            Map<String, Object> values) {
        EmailSettings settings = read(values);
        Clock clock = Clock.systemUTC();
        MailboxHealth health =
                new MailboxHealth(
                        settings.id(),
                        settings.imap().account(),
                        settings.smtp().account(),
                        events,
                        clock);
        MailWriter writer =
                new MailWriter(settings, settings.senderName().orElse(city.deskName().ja()), clock);
        MailReader reader = new MailReader(settings.id(), settings.address(), settings.form());
        Spool spool = new Spool(bundle.getDataFile("spool-" + settings.id()).toPath());
        Dictionary<String, String> names = names(settings);
        sender = new SmtpSender(settings.smtp(), writer, health);
        channel =
                bundle.registerService(
                        Channel.class, new EmailChannel(settings, sender, health), names);
        routes =
                bundle.registerService(
                        RoutesBuilder.class,
                        new EmailRoutes(settings, reader, inbox, spool, health, clock),
                        names);
    }

    @Deactivate
    void close() {
        // no mail comes in for a channel that is away
        routes.unregister();
        channel.unregister();
        sender.close();
    }

    @SuppressWarnings("JdkObsolete") // the service registry knows no younger type
    private static Dictionary<String, String> names(EmailSettings settings) {
        Dictionary<String, String> names = new Hashtable<>();
        names.put("madoguchi.channel", settings.id().value());
        names.put("madoguchi.routes", settings.id().value());
        return names;
    }

    private static EmailSettings read(Map<String, Object> values) {
        try {
            return EmailSettings.read(values);
        } catch (IllegalArgumentException e) {
            log.error("e-mail channel not started: {}", e.getMessage());
            throw e;
        }
    }
}
