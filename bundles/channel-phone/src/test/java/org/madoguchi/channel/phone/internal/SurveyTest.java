// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.telephony.CallEvent.Answered;
import org.madoguchi.api.telephony.CallEvent.Arrived;
import org.madoguchi.api.telephony.CallEvent.Queued;
import org.madoguchi.api.telephony.CallEvent.TakenUp;
import org.madoguchi.api.telephony.Extension;

class SurveyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
    private static final Address CALLER = new Address(AddressKind.PHONE, "0312345678");

    private static CoreShowChannelEvent channel(
            String name, String id, String call, String context, String bridge) {
        CoreShowChannelEvent channel = new CoreShowChannelEvent("test");
        channel.setChannel(name);
        channel.setUniqueid(id);
        channel.setLinkedid(call);
        channel.setContext(context);
        channel.setBridgeid(bridge);
        channel.setCallerIdNum("0312345678");
        channel.setDuration("00:01:05");
        return channel;
    }

    private static QueueEntryEvent entry(String id, long wait) {
        QueueEntryEvent entry = new QueueEntryEvent("test");
        entry.setUniqueId(id);
        entry.setQueue("tax");
        entry.setWait(wait);
        return entry;
    }

    @Test
    void whoWaitsShouldHaveArrivedAndQueuedWhenAsteriskSays() {
        assertThat(
                        Survey.facts(
                                NOW,
                                List.of(entry("1.1", 60)),
                                List.of(
                                        channel(
                                                "PJSIP/citizens-1",
                                                "1.1",
                                                "1.1",
                                                "madoguchi-queue",
                                                ""))))
                .containsExactly(
                        new Arrived("1.1", NOW.minusSeconds(65), CALLER, "", ""),
                        new Queued("1.1", NOW.minusSeconds(60), "tax"));
    }

    @Test
    void whoTalksShouldHaveBeenAnsweredByWhoIsInTheSameBridge() {
        assertThat(
                        Survey.facts(
                                NOW,
                                List.of(),
                                List.of(
                                        channel(
                                                "PJSIP/citizens-1",
                                                "1.1",
                                                "1.1",
                                                "madoguchi-queue",
                                                "b"),
                                        channel("PJSIP/1001-2", "1.2", "1.1", "from-inside", "b"),
                                        channel("PJSIP/1002-3", "1.3", "1.3", "from-inside", "c"))))
                .containsExactly(
                        new Arrived("1.1", NOW.minusSeconds(65), CALLER, "", ""),
                        new Answered("1.1", NOW, new Extension("1001")));
    }

    @Test
    void whoWasHandedOnAndTalksShouldHaveBeenTakenUpWhereverThatIs() {
        assertThat(
                        Survey.facts(
                                NOW,
                                List.of(),
                                List.of(
                                        channel(
                                                "PJSIP/citizens-1",
                                                "1.1",
                                                "1.1",
                                                "madoguchi-transfer",
                                                "b"),
                                        channel("PJSIP/trunk-2", "1.2", "1.1", "from-inside", "b"),
                                        channel(
                                                "PJSIP/citizens-3",
                                                "1.3",
                                                "1.3",
                                                "madoguchi-transfer",
                                                ""))))
                .filteredOn(TakenUp.class::isInstance)
                .containsExactly(new TakenUp("1.1", NOW));
    }

    @Test
    void callsBetweenTelephonesAndFaxesShouldBeNoneOfOurs() {
        assertThat(
                        Survey.citizens(
                                List.of(
                                        channel("PJSIP/1001-2", "1.2", "1.2", "from-inside", ""),
                                        channel(
                                                "PJSIP/citizens-3",
                                                "1.3",
                                                "1.3",
                                                "madoguchi-fax-in",
                                                ""))))
                .isEmpty();
    }
}
