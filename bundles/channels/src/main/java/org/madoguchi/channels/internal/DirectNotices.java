// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.EmailAddress;
import org.madoguchi.api.channel.Notices;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.city.City;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hands mails of the product itself to the channel that sends mail. */
@Component(service = Notices.class)
public final class DirectNotices implements Notices {
    private final Channels channels;
    private final City city;
    private final Clock clock;

    @Activate
    public DirectNotices(@Reference Channels channels, @Reference City city) {
        this(channels, city, Clock.systemUTC());
    }

    DirectNotices(Channels channels, City city, Clock clock) {
        this.channels = channels;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public boolean send(
            EmailAddress to, String subject, String text, List<Attachment> attachments) {
        return channels.senderFor(AddressKind.EMAIL)
                .flatMap(descriptor -> channels.present(descriptor.id()))
                .map(mail -> mail.send(message(mail, to, subject, text, attachments)))
                .filter(Delivery.Accepted.class::isInstance)
                .isPresent();
    }

    private OutboundMessage message(
            Channel mail,
            EmailAddress to,
            String subject,
            String text,
            List<Attachment> attachments) {
        ZonedDateTime now = clock.instant().atZone(city.zone());
        // ids of the outbox are positive: nobody takes this for one of its messages
        return new OutboundMessage(
                new OutboundId(-now.toInstant().toEpochMilli()),
                mail.descriptor().id(),
                new Party(Address.email(to.value()), ""),
                subject,
                text,
                attachments,
                new CaseId(now.getYear(), 1),
                "",
                "",
                List.of(),
                true);
    }
}
