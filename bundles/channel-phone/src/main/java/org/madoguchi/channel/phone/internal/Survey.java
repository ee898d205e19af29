// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.Extension;

/** What a look at Asterisk tells of the calls that it has, as if their events had been heard. */
final class Survey {
    /** Contexts of {@code extensions.d/phone.conf} that a citizen's channel runs through. */
    private static final String CONTEXTS =
            "madoguchi-(in|alone|queue|busy|closed|announce|transfer)";

    private static final String HANDED_ON = "madoguchi-transfer";

    private Survey() {}

    static List<CallEvent> facts(
            Instant now, List<QueueEntryEvent> waiting, List<CoreShowChannelEvent> channels) {
        List<CallEvent> facts = new ArrayList<>();
        Map<String, QueueEntryEvent> queued =
                waiting.stream()
                        .collect(
                                Collectors.toMap(
                                        QueueEntryEvent::getUniqueId,
                                        Function.identity(),
                                        (one, other) -> one));
        for (CoreShowChannelEvent citizen : citizens(channels)) {
            facts.addAll(facts(now, citizen, queued.get(citizen.getUniqueid()), channels));
        }
        return facts;
    }

    /** Their ids are those of the calls. */
    static List<CoreShowChannelEvent> citizens(List<CoreShowChannelEvent> channels) {
        return channels.stream()
                .filter(channel -> channel.getUniqueid().equals(channel.getLinkedid()))
                .filter(channel -> channel.getContext() != null)
                .filter(channel -> channel.getContext().matches(CONTEXTS))
                .toList();
    }

    private static List<CallEvent> facts(
            Instant now,
            CoreShowChannelEvent citizen,
            QueueEntryEvent waits,
            List<CoreShowChannelEvent> channels) {
        String call = citizen.getUniqueid();
        List<CallEvent> facts = new ArrayList<>();
        String number = citizen.getCallerIdNum() == null ? "" : citizen.getCallerIdNum();
        facts.add(
                new CallEvent.Arrived(
                        call,
                        now.minus(Durations.of(citizen.getDuration())),
                        CallMapper.caller(number),
                        "",
                        ""));
        if (waits != null) {
            facts.add(
                    new CallEvent.Queued(
                            call, now.minusSeconds(waits.getWait()), waits.getQueue()));
        }
        talksWith(citizen, channels)
                .ifPresent(phone -> facts.add(new CallEvent.Answered(call, now, phone)));
        if (HANDED_ON.equals(citizen.getContext()) && isTalking(citizen)) {
            facts.add(new CallEvent.TakenUp(call, now));
        }
        return facts;
    }

    private static Optional<Extension> talksWith(
            CoreShowChannelEvent citizen, List<CoreShowChannelEvent> channels) {
        return channels.stream()
                .filter(other -> isTalking(citizen))
                .filter(other -> citizen.getBridgeid().equals(other.getBridgeid()))
                .filter(other -> !other.getUniqueid().equals(citizen.getUniqueid()))
                .flatMap(other -> Devices.extension(other.getChannel()).stream())
                .findFirst();
    }

    private static boolean isTalking(CoreShowChannelEvent citizen) {
        return citizen.getBridgeid() != null && !citizen.getBridgeid().isEmpty();
    }
}
