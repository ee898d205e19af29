// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.EmailAddress;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.test.Asahi;

/** Mails of the product itself go straight to the mail channel, or count as not sent. */
class DirectNoticesTest {
    private static final ChannelDescriptor DESCRIPTOR =
            new ChannelDescriptor(
                    new ChannelId("email-main"),
                    new LocalizedText("メール", "Mail"),
                    Set.of(Capability.OUTBOUND),
                    AddressKind.EMAIL);
    private static final Attachment FILE =
            new Attachment("report.xlsx", "application/octet-stream", Content.of(new byte[9]));

    private final List<OutboundMessage> sent = new ArrayList<>();
    private Delivery answer = new Delivery.Accepted("1");

    private boolean send(boolean channelIsThere) {
        Channel channel = proxy(Channel.class, Map.of("descriptor", DESCRIPTOR));
        Channels channels =
                proxy(
                        Channels.class,
                        Map.of(
                                "senderFor",
                                Optional.of(DESCRIPTOR),
                                "present",
                                channelIsThere ? Optional.of(channel) : Optional.empty()));
        return new DirectNotices(
                        channels,
                        new Asahi(),
                        Clock.fixed(Instant.parse("2026-11-29T03:00:00Z"), ZoneOffset.UTC))
                .send(new EmailAddress("kanri@example.jp"), "件名", "本文", List.of(FILE));
    }

    @Test
    void itShouldReachTheChannelAsAMessageOfNoConversation() {
        assertThat(send(true)).isTrue();
        assertThat(sent)
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(message.to().address().value())
                                    .isEqualTo("kanri@example.jp");
                            assertThat(message.subject()).isEqualTo("件名");
                            assertThat(message.attachments()).containsExactly(FILE);
                            assertThat(message.id().value()).as("none of the outbox").isNegative();
                            assertThat(message.caseToken()).isEmpty();
                            assertThat(message.automatic()).isTrue();
                        });
    }

    @Test
    void withoutAChannelOrAgainstItsWillItShouldCountAsNotSent() {
        assertThat(send(false)).isFalse();
        answer = new Delivery.Deferred(LocalizedText.same("down"), Duration.ZERO);
        assertThat(send(true)).isFalse();
    }

    private <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> {
                            if (method.getName().equals("send")) {
                                sent.add((OutboundMessage) arguments[0]);
                                return answer;
                            }
                            return answers.get(method.getName());
                        }));
    }
}
