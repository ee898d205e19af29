// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;

/** A source may deliver twice; the second time answers like the first. */
final class KnownStep implements Step {
    private final CaseIntake cases;

    KnownStep(CaseIntake cases) {
        this.cases = cases;
    }

    @Override
    public List<Arrival> apply(List<Arrival> arrivals) {
        Map<ChannelId, List<String>> ids =
                arrivals.stream()
                        .map(Arrival::message)
                        .collect(
                                groupingBy(
                                        InboundMessage::channel,
                                        mapping(InboundMessage::externalId, toList())));
        Map<ChannelId, Map<String, Inbox.Receipt>> known = new HashMap<>();
        ids.forEach((channel, several) -> known.put(channel, cases.known(channel, several)));
        return arrivals.stream()
                .map(
                        arrival -> {
                            InboundMessage message = arrival.message();
                            Inbox.Receipt taken =
                                    known.get(message.channel()).get(message.externalId());
                            return taken == null ? arrival : arrival.settled(taken);
                        })
                .toList();
    }
}
