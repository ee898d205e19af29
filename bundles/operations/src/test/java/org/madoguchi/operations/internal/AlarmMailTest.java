// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.alarm.Alarm;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.EmailAddress;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.city.City;
import org.madoguchi.test.Requirement;

class AlarmMailTest {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
    private static final ChannelDescriptor DESCRIPTOR =
            new ChannelDescriptor(
                    new ChannelId("email-main"),
                    new LocalizedText("メール", "Mail"),
                    Set.of(Capability.OUTBOUND),
                    AddressKind.EMAIL);
    private static final List<Alarm> ALARMS =
            List.of(
                    new Alarm("disk", new LocalizedText("ディスクの空きが少ない。", "Little room."), NOW),
                    new Alarm("audit", new LocalizedText("鎖が合わない。", "The chain."), NOW));

    private final List<OutboundMessage> sent = new ArrayList<>();
    private final AlarmMail mail = new AlarmMail(Clock.fixed(NOW, ZoneOffset.UTC));
    private Delivery answer = new Delivery.Accepted("1");

    private boolean send(boolean channelIsThere) {
        Channel channel =
                proxy(
                        Channel.class,
                        Map.of("descriptor", DESCRIPTOR),
                        message -> {
                            sent.add(message);
                            return answer;
                        });
        Channels channels =
                proxy(
                        Channels.class,
                        Map.of(
                                "senderFor",
                                Optional.of(DESCRIPTOR),
                                "present",
                                channelIsThere ? Optional.of(channel) : Optional.empty()),
                        message -> null);
        City city =
                proxy(
                        City.class,
                        Map.of(
                                "name",
                                new LocalizedText("あさひ市", "Asahi City"),
                                "consoleUrl",
                                URI.create("https://desk.asahi.example"),
                                "zone",
                                ZoneId.of("Asia/Tokyo")),
                        message -> null);
        return mail.send(
                channels,
                city,
                List.of(
                        new EmailAddress("kanri@asahi.example.jp"),
                        new EmailAddress("denshi@asahi.example.jp")),
                ALARMS);
    }

    @Test
    @Requirement({"FJ-220", "ST-267", "ST-269"})
    void everyAddresseeShouldReadWhatIsWrongAndWhereToLook() {
        assertThat(send(true)).isTrue();
        assertThat(sent)
                .extracting(message -> message.to().address().value())
                .containsExactly("kanri@asahi.example.jp", "denshi@asahi.example.jp");
        OutboundMessage first = sent.get(0);
        assertThat(first.subject()).contains("あさひ市", "2 件");
        assertThat(first.text())
                .contains("・ディスクの空きが少ない。\n・鎖が合わない。")
                .contains("https://desk.asahi.example/console/channels");
        assertThat(first.caseToken()).isEmpty();
        assertThat(first.automatic()).isTrue();
    }

    @Test
    void withoutAChannelOrAgainstItsWillNobodyShouldCountAsTold() {
        assertThat(send(false)).isFalse();
        answer = new Delivery.Deferred(LocalizedText.same("down"), Duration.ZERO);
        assertThat(send(true)).isFalse();
    }

    private interface Sending {
        Delivery send(OutboundMessage message);
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers, Sending sending) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) ->
                                method.getName().equals("send")
                                        ? sending.send((OutboundMessage) arguments[0])
                                        : answers.get(method.getName())));
    }
}
