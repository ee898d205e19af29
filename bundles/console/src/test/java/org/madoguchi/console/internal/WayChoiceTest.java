// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.ReplyWays;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Party;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.FormData;

class WayChoiceTest {
    private static final Party MAIL = new Party(Address.email("hanako@example.jp"), "田中 花子");
    private static final Party FAX =
            new Party(new Address(AddressKind.FAX, "+81355550101"), "田中 花子");
    private static final ReplyWays OFFERED =
            new ReplyWays(
                    List.of(way(MAIL, ReplyWays.Source.CASE), way(FAX, ReplyWays.Source.TOLD)),
                    Optional.empty(),
                    List.of(typed(AddressKind.FAX), typed(AddressKind.EMAIL)));

    private static ReplyWays.Way way(Party to, ReplyWays.Source source) {
        return new ReplyWays.Way(to, channel(to.address().kind()), source, List.of(), false);
    }

    private static ReplyWays.Typed typed(AddressKind kind) {
        return new ReplyWays.Typed(channel(kind), List.of(), false);
    }

    private static ChannelDescriptor channel(AddressKind kind) {
        return new ChannelDescriptor(
                new ChannelId(kind + "-main"),
                LocalizedText.same(kind.value()),
                Set.of(Capability.OUTBOUND),
                kind);
    }

    private static Optional<Party> recipient(String way, String first, String again) {
        FormData form =
                new FormData(
                        Map.of(
                                "way", List.of(way),
                                "address", List.of(first),
                                "addressAgain", List.of(again),
                                "addressName", List.of("山本 正")),
                        Map.of());
        return WayChoice.of(form).recipient(form, OFFERED);
    }

    @Test
    void withoutAChoiceTheAnswerShouldGoWhereTheCaseSays() {
        assertThat(recipient("", "", "")).isEmpty();
        assertThat(recipient("email hanako@example.jp", "", "")).isEmpty();
    }

    @Test
    @Requirement("FJ-034")
    void anOfferedWayShouldBeTaken() {
        assertThat(recipient("fax +81355550101", "", "")).contains(FAX);
    }

    @Test
    void theSameNumberTwiceShouldBeTakenHoweverItIsWritten() {
        assertThat(recipient("new fax", "03-5555-0199", "０３（５５５５）０１９９"))
                .contains(new Party(new Address(AddressKind.FAX, "+81355550199"), "山本 正"));
        assertThat(recipient("new email", "Sato@example.jp", "ｓａｔｏ@example.jp"))
                .contains(new Party(Address.email("sato@example.jp"), "山本 正"));
    }

    /** Nobody gets around typing an address twice by sending a form of their own. */
    @ParameterizedTest
    @CsvSource({
        "new fax, 03-5555-0101, 03-5555-0110",
        "new fax, 03-5555-0101, ''",
        "new fax, '', 03-5555-0101",
        "new fax, 5555-0101, 5555-0101",
        "new fax, 110, 110",
        "new email, sato@example.jp, sata@example.jp",
        "new email, sato, sato",
        "new line, U123, U123",
        "fax +81355550199, '', ''",
        "email stranger@example.jp, '', ''",
        "nonsense, '', ''"
    })
    void anythingElseShouldBeRefused(String way, String first, String again) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> recipient(way, first, again));
    }
}
