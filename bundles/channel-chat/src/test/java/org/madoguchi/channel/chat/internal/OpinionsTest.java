// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.survey.SurveyOccasion;

class OpinionsTest {
    private static final ChannelId CHAT = new ChannelId("chat-main");

    @Test
    void aRoomShouldBringOneInvitationHoweverOftenItIsAskedFor() {
        AtomicInteger invited = new AtomicInteger();
        Opinions opinions =
                new Opinions(
                        (occasion, channel) -> {
                            assertThat(occasion).isEqualTo(SurveyOccasion.CHAT);
                            return Optional.of(
                                    URI.create(
                                            "https://x.example/survey/"
                                                    + invited.getAndIncrement()));
                        });

        assertThat(opinions.address(new RoomId(1), CHAT)).isEqualTo("https://x.example/survey/0");
        assertThat(opinions.address(new RoomId(1), CHAT)).isEqualTo("https://x.example/survey/0");
        assertThat(opinions.address(new RoomId(2), CHAT)).isEqualTo("https://x.example/survey/1");
    }

    @Test
    void withoutASurveyNobodyShouldBeAsked() {
        assertThat(new Opinions().address(new RoomId(1), CHAT)).isEmpty();
        assertThat(
                        new Opinions((occasion, channel) -> Optional.empty())
                                .address(new RoomId(1), CHAT))
                .isEmpty();
    }
}
