// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmsPhoneTest {
    private final SmsPhone phone = new SmsPhone(new Changes());

    @Test
    void aLongMessageShouldBeCutAndJoinedWithoutHarm() {
        String text = "𠮷野家の前の道路に穴があいています。".repeat(10);
        List<byte[]> parts = phone.parts(text);

        assertThat(parts).hasSizeGreaterThan(1).allMatch(part -> part.length <= 140);
        for (int i = parts.size() - 1; i >= 0; i--) {
            phone.receive(parts.get(i), true, true);
        }

        assertThat(phone.messages()).containsExactly(new SmsPhone.Sms(false, text));
    }

    @Test
    void aShortMessageShouldBeOne() {
        assertThat(phone.parts("こんにちは")).hasSize(1);
        phone.receive("こんにちは".getBytes(StandardCharsets.UTF_16BE), false, true);
        assertThat(phone.messages()).containsExactly(new SmsPhone.Sms(false, "こんにちは"));
    }

    @Test
    void aBrokenHeaderShouldBreakNothing() {
        phone.receive(new byte[] {(byte) 255, 0, 3}, true, true);
        phone.receive(new byte[] {5, 0, 3, 1, 0, 9}, true, true);
        phone.receive(new byte[0], true, true);
    }
}
