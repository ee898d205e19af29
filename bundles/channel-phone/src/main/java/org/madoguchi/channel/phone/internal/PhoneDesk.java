// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.telephony.CallReports;
import org.madoguchi.api.telephony.PhoneSystem;
import org.madoguchi.platform.asterisk.AmiConnection;

/** One Asterisk with everything it needs: the session, the menu's door, the recordings. */
final class PhoneDesk implements AutoCloseable {
    private final AmiConnection asterisk;
    private final AsteriskPhones phones;
    private final CallReporter reporter;
    private final Optional<MenuDoor> door;
    private final Optional<Recordings> recordings;
    private final PhoneChannel channel;

    PhoneDesk(
            PhoneSettings settings,
            CallReports reports,
            DomainEvents events,
            ZoneId zone,
            Clock clock) {
        PhoneHealth health = new PhoneHealth(settings, events, clock);
        reporter = new CallReporter(settings, reports, health);
        Switchboard switchboard = new Switchboard(settings, reports, reporter, health, zone, clock);
        asterisk =
                new AmiConnection(
                        settings.account(), List.of(MadoguchiCallEvent.class), switchboard);
        phones = new AsteriskPhones(settings, asterisk);
        switchboard.follow(asterisk, phones);
        door =
                settings.agiPort() == 0
                        ? Optional.empty()
                        : Optional.of(
                                new MenuDoor(settings, new Menu(settings, zone, clock), health));
        recordings =
                settings.recordings()
                        .map(folder -> new Recordings(folder, settings, reports, health, clock));
        channel = new PhoneChannel(settings, asterisk, health);
    }

    Channel channel() {
        return channel;
    }

    PhoneSystem phones() {
        return phones;
    }

    /** Returns at once. */
    void open() {
        asterisk.open();
    }

    @Override
    public void close() {
        door.ifPresent(MenuDoor::close);
        recordings.ifPresent(Recordings::close);
        reporter.close();
        asterisk.close();
    }
}
