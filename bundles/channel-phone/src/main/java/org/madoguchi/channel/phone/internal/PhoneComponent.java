// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.city.City;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.telephony.CallReports;
import org.madoguchi.api.telephony.PhoneSystem;
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
 * One Asterisk, one configuration: registers channel and telephone system once the configuration is
 * right. A component that is a service itself stays registered when its constructor fails, and
 * everybody who uses it fails with it.
 */
@Component(
        service = {},
        configurationPid = PhoneSettings.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class PhoneComponent {
    private static final Logger log = LoggerFactory.getLogger(PhoneSettings.PID);

    private final PhoneDesk desk;
    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public PhoneComponent(
            @Reference CallReports reports,
            @Reference DomainEvents events,
            @Reference City city,
            Map<String, ?> values,
            BundleContext context) {
        PhoneSettings settings = read(values);
        desk = new PhoneDesk(settings, reports, events, city.zone(), Clock.systemUTC());
        registrations =
                List.of(
                        context.registerService(Channel.class, desk.channel(), null),
                        context.registerService(PhoneSystem.class, desk.phones(), null));
        desk.open();
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
        desk.close();
    }

    private static PhoneSettings read(Map<String, ?> values) {
        try {
            return PhoneSettings.of(values);
        } catch (IllegalArgumentException e) {
            log.error("telephone channel not started: {}", e.getMessage());
            throw e;
        }
    }
}
