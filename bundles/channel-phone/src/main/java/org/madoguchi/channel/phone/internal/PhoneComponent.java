// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.city.City;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.telephony.CallReports;
import org.madoguchi.api.telephony.PhoneSystem;
import org.madoguchi.platform.asterisk.AmiConnection;
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

    private final AmiConnection asterisk;
    private final CallLanes lanes;
    private final Optional<MenuDoor> door;
    private final Optional<Recordings> recordings;
    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public PhoneComponent(
            @Reference CallReports reports,
            @Reference DomainEvents events,
            @Reference City city,
            Map<String, ?> values,
            BundleContext context) {
        PhoneSettings settings = read(values);
        Clock clock = Clock.systemUTC();
        ZoneId zone = city.zone();
        PhoneHealth health = new PhoneHealth(settings, events, clock);
        lanes = new CallLanes(settings, reports, health);
        Switchboard switchboard = new Switchboard(settings, reports, lanes, health, zone, clock);
        asterisk =
                new AmiConnection(
                        settings.account(), List.of(MadoguchiCallEvent.class), switchboard);
        AsteriskPhones phones = new AsteriskPhones(settings, asterisk);
        switchboard.follow(asterisk, phones);
        door =
                settings.agiPort() == 0
                        ? Optional.empty()
                        : Optional.of(
                                new MenuDoor(settings, new Menu(settings, zone, clock), health));
        recordings =
                settings.recordings()
                        .map(folder -> new Recordings(folder, settings, reports, health, clock));
        registrations =
                List.of(
                        context.registerService(
                                Channel.class, new PhoneChannel(settings, health), null),
                        context.registerService(PhoneSystem.class, phones, null));
        asterisk.open();
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
        door.ifPresent(MenuDoor::close);
        recordings.ifPresent(Recordings::close);
        lanes.close();
        asterisk.close();
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
