// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.channel.webform.internal.ReadArticles.Read;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.FormData;
import org.madoguchi.web.MessageBundle;

class InquiryMapperTest {
    private static final Inquiry INQUIRY =
            Inquiry.of(
                    SomeForms.USUAL,
                    new Tickets(new byte[32], Clock.systemUTC()).issue(SomeForms.USUAL),
                    new FormData(
                            Map.of("text", List.of("𠮷".repeat(60)), "article", List.of("12")),
                            Map.of()));
    private final InquiryMapper mapper =
            new InquiryMapper(
                    new ChannelId("webform-main"),
                    MessageBundle.of(InquiryForm.class).in(Locale.JAPANESE));

    @Test
    @Requirement("FJ-101")
    void theCaseShouldShowWhichQuestionTheCitizenCameFrom() {
        Read read = new Read("12", "粗大ごみの出し方", "https://faq.asahi.example/faq/12", Set.of());
        InboundMessage message = message(Optional.of(read), Locale.JAPANESE);

        assertThat(message.fields())
                .containsExactly(
                        new Field("見ていた質問", "粗大ごみの出し方 https://faq.asahi.example/faq/12"),
                        new Field("フォーム", "お問い合わせ"));
        assertThat(message.subject()).isEqualTo("「粗大ごみの出し方」について");
    }

    @Test
    void aLongFirstLineShouldMakeAShortSubjectWithoutHalfLetters() {
        assertThat(message(Optional.empty(), Locale.JAPANESE).subject())
                .isEqualTo("𠮷".repeat(40) + "…");
    }

    @Test
    void theDeskShouldKnowThatSomebodyReadEnglish() {
        assertThat(message(Optional.empty(), Locale.ENGLISH).fields())
                .containsExactly(new Field("フォーム", "お問い合わせ"), new Field("画面の言語", "英語"));
    }

    @Test
    void aWrongSettingShouldBeNamedWithItsFile() {
        assertThatThrownBy(() -> settings("Web Form", 10_000))
                .hasMessageContaining("etc/org.madoguchi.channel.webform.cfg: id = Web Form");
        assertThatThrownBy(() -> settings("webform-main", 5))
                .hasMessageContaining("text.max = 5 is not within 1000 to 200000");
    }

    private InboundMessage message(Optional<Read> read, Locale language) {
        return mapper.message(INQUIRY, List.of(), read, language, Instant.EPOCH);
    }

    private static WebformSettings settings(String id, int textMax) {
        return new WebformSettings(id, textMax, 3, 10, 300, false, 3, 10);
    }
}
