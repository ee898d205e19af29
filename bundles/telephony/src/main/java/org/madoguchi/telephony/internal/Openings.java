// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallState;

/**
 * Opens the cases that reported events ask for, before the events are noted: the inbox has a
 * transaction of its own, which it shares with whatever else arrives.
 */
final class Openings {
    private final CallStore store;
    private final CallCases cases;

    Openings(CallStore store, CallCases cases) {
        this.store = store;
        this.cases = cases;
    }

    /** By the telephone system's ids of the calls. */
    Map<String, Inbox.Receipt> open(ChannelId channel, List<CallEvent> events) {
        Set<String> concerned =
                events.stream()
                        .filter(Openings::concernsOperator)
                        .map(CallEvent::call)
                        .collect(Collectors.toSet());
        if (concerned.isEmpty()) {
            return Map.of();
        }
        Map<String, Call> without = without(channel, events, concerned);
        return without.isEmpty() ? Map.of() : cases.open(without);
    }

    private static boolean concernsOperator(CallEvent event) {
        return event instanceof CallEvent.Ringing || event instanceof CallEvent.Answered;
    }

    /** Calls that need a case and have none, as they are when they reach an operator. */
    private Map<String, Call> without(
            ChannelId channel, List<CallEvent> events, Set<String> concerned) {
        Map<String, CallEntity> pictures = stored(channel, concerned);
        Map<String, Call> without = new LinkedHashMap<>();
        for (CallEvent event : events) {
            if (concerned.contains(event.call())) {
                CallEntity picture =
                        pictures.computeIfAbsent(
                                event.call(), call -> store.unheardOf(channel, event));
                Call call = picture.toRecord();
                if (concernsOperator(event) && needsOne(call)) {
                    without.putIfAbsent(event.call(), call);
                }
                picture.take(event, Optional.empty());
            }
        }
        return without;
    }

    /** What happens to these pictures is not stored. */
    private Map<String, CallEntity> stored(ChannelId channel, Set<String> calls) {
        return store.unit()
                .required(
                        em -> {
                            Map<String, CallEntity> found = new HashMap<>();
                            for (String call : calls) {
                                CallStore.call(em, channel, call)
                                        .ifPresent(one -> found.put(call, one));
                            }
                            return found;
                        });
    }

    private static boolean needsOne(Call call) {
        return call.caseId().isEmpty() && !call.outgoing() && call.state() != CallState.ENDED;
    }
}
