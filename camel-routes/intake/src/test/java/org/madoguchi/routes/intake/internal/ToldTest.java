// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.Party;

class ToldTest {
    private static final Address MOBILE = new Address(AddressKind.PHONE, "+819012345678");
    private static final Address MAIL = Address.email("hanako@example.jp");

    private static InboundMessage.Builder message() {
        return InboundMessage.from(
                        new ChannelId("form"),
                        "1",
                        Instant.EPOCH,
                        Content.ofUtf8("x"),
                        "text/plain")
                .sender(new Party(Address.email("sender@example.jp"), "田中"));
    }

    private static Set<Address> inText(String text) {
        return Told.in(message().text(text).build());
    }

    @Test
    void aFormsFieldForANumberShouldBeTold() {
        assertThat(
                        Told.in(
                                message()
                                        .fields(
                                                List.of(
                                                        new Field("電話番号", "０９０－１２３４－５６７８"),
                                                        new Field("メールアドレス", "Hanako@Example.jp"),
                                                        new Field("水栓番号", "0312345678")))
                                        .build()))
                .containsExactlyInAnyOrder(MOBILE, MAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ごみの日を教えてください。\n\n--\n田中花子\n電話 090-1234-5678",
                "お願いします。\nTEL: 090(1234)5678",
                "携帯：０９０ー１２３４ー５６７８",
                "電話番号は090-1234-5678です。",
                "090-1234-5678",
                "連絡先：09012345678　まで"
            })
    void aNumberOfTheWritersOwnShouldBeTold(String text) {
        assertThat(inText(text)).containsExactly(MOBILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "市役所の0466-25-1111に電話しましたがつながりません。",
                "> 電話 090-1234-5678",
                "ありがとうございました。\n-----Original Message-----\n電話 090-1234-5678",
                "了解です。\n2026年11月21日(土) 10:00 窓口 <desk@city.example>:\n電話 090-1234-5678",
                "電話をください。",
                "整理番号 0901234567",
                ""
            })
    void whatIsSomebodyElsesShouldBeLeftAlone(String text) {
        assertThat(inText(text)).isEmpty();
    }

    @Test
    void aMailAddressShouldBeToldUnlessItIsTheSenders() {
        assertThat(inText("メール hanako@example.jp")).containsExactly(MAIL);
        assertThat(inText("mail: sender@example.jp")).isEmpty();
    }

    @Test
    void aListOfNumbersAndAMachinesMessageShouldBeLeftAlone() {
        assertThat(
                        inText(
                                "03-1234-5671\n03-1234-5672\n03-1234-5673\n03-1234-5674\n電話"
                                        + " 03-1234-5675"))
                .isEmpty();
        assertThat(Told.in(message().origin(Origin.AUTO_REPLY).text("090-1234-5678").build()))
                .isEmpty();
    }

    @Test
    void aHostileTextShouldCostNothing() {
        assertThat(inText("電話 " + "0".repeat(199_000))).isEmpty();
        assertThat(inText(("電話 " + "0-".repeat(49) + "\n").repeat(90))).isEmpty();
    }
}
