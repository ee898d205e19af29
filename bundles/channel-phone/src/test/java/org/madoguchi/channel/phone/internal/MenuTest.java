// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.junit.jupiter.api.Test;

class MenuTest {
    private static final Instant TUESDAY_MORNING = Instant.parse("2026-11-24T01:00:00Z");

    private final List<String> heard = new ArrayList<>();
    private final Deque<String> pressed = new ArrayDeque<>();

    private final AgiChannel channel =
            (AgiChannel)
                    Proxy.newProxyInstance(
                            AgiChannel.class.getClassLoader(),
                            new Class<?>[] {AgiChannel.class},
                            (proxy, method, arguments) -> {
                                switch (method.getName()) {
                                    case "setVariable" ->
                                            heard.add(arguments[0] + "=" + arguments[1]);
                                    case "getData" -> {
                                        heard.add("asked " + arguments[0]);
                                        return pressed.poll();
                                    }
                                    case "getFullVariable" -> {
                                        return "/sounds";
                                    }
                                    default -> heard.add(method.getName());
                                }
                                return method.getReturnType() == char.class ? (char) 0 : null;
                            });

    private void call(Instant at, String... settings) throws AgiException {
        new Menu(
                        PhoneSettings.of(PhoneSettingsTest.values(settings)),
                        ZoneId.of("Asia/Tokyo"),
                        Clock.fixed(at, ZoneOffset.UTC))
                .service(null, channel);
    }

    private static final String[] MENU = {
        "queues", "madoguchi,tax", "menu", "1:madoguchi:総合案内,2:tax:税金"
    };

    @Test
    void outOfHoursTheCallShouldNotEvenBeAnswered() throws AgiException {
        call(TUESDAY_MORNING.plusSeconds(8 * 3600), "hours", "mon-fri 08:30-17:15");
        assertThat(heard).containsExactly("MADOGUCHI_NEXT=closed");
    }

    @Test
    void aDigitShouldLeadToItsQueue() throws AgiException {
        pressed.add("2");
        call(TUESDAY_MORNING, MENU);
        assertThat(heard)
                .containsExactly(
                        "answer",
                        "asked /sounds/welcome",
                        "MADOGUCHI_CHOICE=2",
                        "MADOGUCHI_QUEUE=tax",
                        "MADOGUCHI_NEXT=queue");
    }

    @Test
    void whoPressesNothingTwiceShouldReachTheFirstQueue() throws AgiException {
        pressed.add("7");
        call(TUESDAY_MORNING, MENU);
        assertThat(heard)
                .containsSubsequence("asked /sounds/welcome", "asked /sounds/welcome")
                .contains("MADOGUCHI_QUEUE=madoguchi")
                .noneMatch(said -> said.startsWith("MADOGUCHI_CHOICE"));
    }

    @Test
    void withoutAMenuTheGreetingShouldBeFollowedByTheQueue() throws AgiException {
        call(TUESDAY_MORNING);
        assertThat(heard)
                .containsExactly(
                        "answer",
                        "streamFile",
                        "MADOGUCHI_QUEUE=madoguchi",
                        "MADOGUCHI_NEXT=queue");
    }
}
