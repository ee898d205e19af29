// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallReports;

/**
 * The desk's side of calls, in memory: a call is taken by a {@link FakeDesk} once, with the first
 * event that tells of it. For a channel that reports calls.
 */
public final class FakeCalls implements CallReports {
    private final FakeDesk desk;

    public FakeCalls(FakeDesk desk) {
        this.desk = desk;
    }

    @Override
    public void report(ChannelId channel, List<CallEvent> events) {
        events.forEach(event -> take(channel, event));
    }

    private void take(ChannelId channel, CallEvent event) {
        InboundMessage.Builder call =
                InboundMessage.from(
                        channel,
                        event.call(),
                        event.at(),
                        Content.ofUtf8(event.toString()),
                        "text/plain");
        if (event instanceof CallEvent.Arrived arrived) {
            call.sender(new Party(arrived.caller(), arrived.name()));
        }
        desk.accept(call.build());
    }

    /** What is known stays. */
    @Override
    public void survey(ChannelId channel, Instant at, Set<String> alive) {
        desk.requireStoring();
    }

    @Override
    public Optional<Instant> newest(ChannelId channel) {
        return Optional.empty();
    }
}
