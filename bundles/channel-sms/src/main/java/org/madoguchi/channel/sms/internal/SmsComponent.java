// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.Inbox;
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
 * One configuration, one channel: registers it once the settings are known to be right, and binds
 * in the background.
 */
@Component(
        service = {},
        configurationPid = SmsSettings.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SmsComponent {
    private static final Logger log = LoggerFactory.getLogger(SmsSettings.PID);

    private final SmsDesk desk;
    private final ServiceRegistration<Channel> channel;

    @Activate
    public SmsComponent(
            @Reference Inbox inbox,
            @Reference DomainEvents events,
            BundleContext bundle,
            Map<String, Object> values) {
        SmsSettings settings = read(values);
        Path folder = Path.of(bundle.getProperty("karaf.data"), "sms", settings.id().value());
        desk = new SmsDesk(settings, folder, inbox, events, Clock.systemUTC());
        channel = bundle.registerService(Channel.class, desk.channel(), names(settings));
        desk.start();
    }

    /** Nothing comes in for a channel that is away; a message on its way out is let finish. */
    @Deactivate
    void close() {
        desk.stopTaking();
        channel.unregister();
        desk.close();
    }

    @SuppressWarnings("JdkObsolete") // the service registry knows no younger type
    private static Dictionary<String, String> names(SmsSettings settings) {
        Dictionary<String, String> names = new Hashtable<>();
        names.put("madoguchi.channel", settings.id().value());
        return names;
    }

    private static SmsSettings read(Map<String, Object> values) {
        try {
            return SmsSettings.read(values);
        } catch (IllegalArgumentException e) {
            log.error("SMS channel not started: {}", e.getMessage());
            throw e;
        }
    }
}
