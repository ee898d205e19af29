// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;

/** What nobody may write into a database, in every place where a stranger's text comes in. */
class StrangersTextTest {
    private static final Content NOTHING = Content.ofUtf8("");

    @Test
    void fileNamesShouldHaveNoControlCharactersOfEitherBlock() {
        assertThat(file("写真\u0000\u0085/\u009b1.jpg", "image/jpeg").fileName())
                .isEqualTo("写真____1.jpg");
        assertThat(file("半分\ud83d.txt", "text/plain").fileName()).isEqualTo("半分\ufffd.txt");
        assertThat(file("笑顔😀.txt", "text/plain").fileName()).isEqualTo("笑顔😀.txt");
    }

    @Test
    void whatIsNoMediaTypeShouldBeBytes() {
        assertThat(file("a", "image/svg+xml").mediaType()).isEqualTo("image/svg+xml");
        assertThat(file("a", "text/html\r\nX: y").mediaType())
                .isEqualTo("application/octet-stream");
        assertThat(file("a", "a/" + "b".repeat(99)).mediaType())
                .isEqualTo("application/octet-stream");
    }

    @Test
    void aMessageShouldHaveNothingThatADatabaseRefuses() {
        InboundMessage message =
                InboundMessage.from(new ChannelId("email-main"), "1", Instant.EPOCH, NOTHING, "x/y")
                        .sender(new Party(Address.email("a@city.example"), "田中\u0000\n花子"))
                        .subject("粗大\u0085\u0000ごみ\udc00")
                        .text("一行目\n\u0000二行目\ud800\t😀")
                        .fields(List.of(new Field("お名前\n", "田中\u0000\n花子")))
                        .thread(new Thread("<a\u0000@b>", List.of("<c\u0000@d>"), List.of()))
                        .build();

        assertThat(message.sender().name()).isEqualTo("田中 花子");
        assertThat(message.subject()).isEqualTo("粗大 ごみ\ufffd");
        assertThat(message.text()).isEqualTo("一行目\n\ufffd二行目\ufffd\t😀");
        assertThat(message.fields()).containsExactly(new Field("お名前 ", "田中\ufffd\n花子"));
        assertThat(message.thread().messageId()).isEqualTo("<a @b>");
        assertThat(message.thread().references()).containsExactly("<c @d>");
    }

    private static Attachment file(String name, String mediaType) {
        return new Attachment(name, mediaType, NOTHING);
    }
}
