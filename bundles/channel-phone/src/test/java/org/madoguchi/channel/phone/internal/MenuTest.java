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
import org.asteriskjava.fastagi.AgiRequest;
import org.junit.jupiter.api.Test;
import org.madoguchi.test.Requirement;

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
                                    case "streamFile" -> heard.add("heard " + arguments[0]);
                                    case "getFullVariable" -> {
                                        return "/sounds";
                                    }
                                    default -> heard.add(method.getName());
                                }
                                return method.getReturnType() == char.class ? (char) 0 : null;
                            });

    private void call(Instant at, String... settings) throws AgiException {
        callTo("0570001000", at, settings);
    }

    private void callTo(String line, Instant at, String... settings) throws AgiException {
        new Menu(
                        PhoneSettings.of(PhoneSettingsTest.values(settings)),
                        ZoneId.of("Asia/Tokyo"),
                        Clock.fixed(at, ZoneOffset.UTC))
                .service(
                        (AgiRequest)
                                Proxy.newProxyInstance(
                                        AgiRequest.class.getClassLoader(),
                                        new Class<?>[] {AgiRequest.class},
                                        (proxy, method, arguments) -> line),
                        channel);
    }

    private static final String[] MENU = {
        "queues", "madoguchi,tax", "menu", "1:madoguchi:総合案内,2:tax:税金"
    };

    @Test
    void outOfHoursTheCallShouldNotEvenBeAnswered() throws AgiException {
        call(TUESDAY_MORNING.plusSeconds(8 * 3600), "hours", "mon-fri 08:30-17:15");
        assertThat(heard).containsExactly("MADOGUCHI_CLOSED=closed", "MADOGUCHI_NEXT=closed");
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
                        "heard /sounds/welcome",
                        "MADOGUCHI_QUEUE=madoguchi",
                        "MADOGUCHI_NEXT=queue");
    }

    private static final Instant AFTER_HOURS = TUESDAY_MORNING.plusSeconds(8 * 3600);

    private static final String[] ENTRANCES = {
        "queues", "madoguchi,water,election",
        "entrance.water.numbers", "0468221234",
        "entrance.water.name", "上下水道局",
        "entrance.water.greeting", "water",
        "entrance.water.closed", "water-closed",
        "entrance.water.queue", "water",
        "entrance.water.hours", "mon-fri 08:30-17:15",
        "entrance.events.numbers", "0468229999",
        "entrance.events.announcement", "events",
        "entrance.election.instead", "main",
        "entrance.election.greeting", "election",
        "entrance.election.queue", "election",
        "entrance.election.special", "2026-11-24 18:00-20:00"
    };

    @Test
    @Requirement({"FJ-024", "ST-024", "YK-021"})
    void aNumberWithAnEntranceOfItsOwnShouldHaveItsGreetingQueueAndHours() throws AgiException {
        callTo("0468221234", TUESDAY_MORNING, ENTRANCES);
        assertThat(heard)
                .containsExactly(
                        "answer",
                        "heard /sounds/water",
                        "MADOGUCHI_QUEUE=water",
                        "MADOGUCHI_NEXT=queue");
        heard.clear();
        callTo("0468221234", AFTER_HOURS, ENTRANCES);
        assertThat(heard).containsExactly("MADOGUCHI_CLOSED=water-closed", "MADOGUCHI_NEXT=closed");
    }

    @Test
    @Requirement("YK-029")
    void aNumberThatOnlyAnnouncesShouldReachNobodyDayAndNight() throws AgiException {
        callTo("0468229999", AFTER_HOURS.plusSeconds(6 * 3600), ENTRANCES);
        assertThat(heard)
                .containsExactly("MADOGUCHI_ANNOUNCEMENT=events", "MADOGUCHI_NEXT=announce");
    }

    @Test
    @Requirement("ST-081")
    void anEntranceShouldStandInForTheUsualOneDuringItsOwnHoursOnly() throws AgiException {
        call(AFTER_HOURS, ENTRANCES);
        assertThat(heard).contains("heard /sounds/election", "MADOGUCHI_QUEUE=election");
        heard.clear();
        call(TUESDAY_MORNING, ENTRANCES);
        assertThat(heard).contains("heard /sounds/welcome", "MADOGUCHI_QUEUE=madoguchi");
        heard.clear();
        callTo("0468221234", AFTER_HOURS, ENTRANCES);
        assertThat(heard).contains("MADOGUCHI_NEXT=closed");
    }

    private static final String[] MENUS = {
        "queues", "madoguchi,tax,english",
        "menu", "1:madoguchi:総合案内,2:@taxes:税金,9:@english:English",
        "entrance.taxes.greeting", "taxes",
        "entrance.taxes.queue", "tax",
        "entrance.taxes.menu", "1:tax:住民税,2:tax:固定資産税,0:@main:はじめに戻る",
        "entrance.english.greeting", "english",
        "entrance.english.closed", "english-closed",
        "entrance.english.queue", "english",
        "entrance.english.hours", "mon-fri 09:00-12:00"
    };

    @Test
    @Requirement("YK-147")
    void aMenuShouldLeadToMenusBelowItAndBack() throws AgiException {
        pressed.addAll(List.of("2", "0", "2", "1"));
        call(TUESDAY_MORNING, MENUS);
        assertThat(heard)
                .containsSubsequence(
                        "asked /sounds/welcome",
                        "asked /sounds/taxes",
                        "asked /sounds/welcome",
                        "asked /sounds/taxes",
                        "MADOGUCHI_CHOICE=2/taxes.0/2/taxes.1",
                        "MADOGUCHI_QUEUE=tax",
                        "MADOGUCHI_NEXT=queue");
        assertThat(PhoneSettings.of(PhoneSettingsTest.values(MENUS)).entrances().shown("2/taxes.1"))
                .isEqualTo("2 税金 ＞ 1 住民税");
    }

    @Test
    void whoGoesRoundInMenusShouldReachSomebody() throws AgiException {
        pressed.addAll(List.of("2", "0", "2", "0", "2", "0"));
        call(TUESDAY_MORNING, MENUS);
        assertThat(heard).endsWith("MADOGUCHI_QUEUE=madoguchi", "MADOGUCHI_NEXT=queue");
    }

    @Test
    @Requirement({"ST-111", "YK-034"})
    void aLanguageShouldHaveItsOwnWordsAndHours() throws AgiException {
        pressed.add("9");
        call(TUESDAY_MORNING, MENUS);
        assertThat(heard).contains("heard /sounds/english", "MADOGUCHI_QUEUE=english");
        heard.clear();
        pressed.add("9");
        call(TUESDAY_MORNING.plusSeconds(3 * 3600), MENUS);
        assertThat(heard).endsWith("MADOGUCHI_CLOSED=english-closed", "MADOGUCHI_NEXT=closed");
    }
}
