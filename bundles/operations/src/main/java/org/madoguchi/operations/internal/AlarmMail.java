// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.alarm.Alarm;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.EmailAddress;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.city.City;

/**
 * Tells administrators by the desk's own mail channel, directly: the outbox is for cases, and an
 * alarm about a database that is full must not need it.
 */
final class AlarmMail {
    private final Clock clock;

    AlarmMail(Clock clock) {
        this.clock = clock;
    }

    /** Whether at least one of the addressees was told. */
    boolean send(Channels channels, City city, List<EmailAddress> to, List<Alarm> alarms) {
        Channel mail =
                channels.senderFor(AddressKind.EMAIL)
                        .flatMap(descriptor -> channels.present(descriptor.id()))
                        .orElse(null);
        if (mail == null) {
            return false;
        }
        boolean told = false;
        for (EmailAddress address : to) {
            Delivery delivery = mail.send(message(mail, city, address, alarms));
            told |= delivery instanceof Delivery.Accepted;
        }
        return told;
    }

    private OutboundMessage message(
            Channel mail, City city, EmailAddress address, List<Alarm> alarms) {
        LocalizedText subject =
                Inspection.text("alarm.subject", city.name().ja(), String.valueOf(alarms.size()));
        String list =
                alarms.stream()
                        .map(alarm -> "・" + alarm.text().ja())
                        .collect(Collectors.joining("\n"));
        LocalizedText text =
                Inspection.text("alarm.mail", list, city.consoleUrl() + "/console/channels");
        return OutboundMessage.notice(
                mail.descriptor().id(),
                address,
                subject.ja(),
                text.ja(),
                List.of(),
                clock.instant().atZone(city.zone()));
    }
}
