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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Acknowledgement;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.channel.webform.internal.ReadArticles.Read;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.FormData;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Messages;

class InquiryMapperTest {
    private static final Inquiry INQUIRY =
            Inquiry.of(
                    SomeForms.USUAL,
                    new Tickets(new byte[32], Clock.systemUTC()).issue(SomeForms.USUAL),
                    new FormData(
                            Map.of("text", List.of("𠮷".repeat(60)), "article", List.of("12")),
                            Map.of()));
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    /** What the staff reads. */
    private static final Pattern STAFF =
            Pattern.compile("^(channel|check|contact|trial|field|subject)\\.");

    private final InquiryMapper mapper =
            new InquiryMapper(
                    new ChannelId("webform-main"),
                    MessageBundle.of(InquiryForm.class),
                    InquiryFormTest.CITY);

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
        assertThat(message.article()).contains(new ArticleId(12));
        assertThat(message(Optional.empty(), Locale.JAPANESE).article()).isEmpty();
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
    @Requirement("ST-106")
    void theMailOfReceiptShouldBeInTheReadersLanguage() {
        assertThat(message(Optional.empty(), Locale.JAPANESE).acknowledgement()).isEmpty();
        assertThat(receipt(Locale.ENGLISH).subject()).contains("inquiry", "2026-000007");
        Acknowledgement chinese = receipt(Locale.forLanguageTag("zh-Hans"));
        assertThat(chinese.subject()).contains("已收到您的咨询", "2026-000007");
        assertThat(chinese.text()).startsWith("感谢您联系").contains("受理编号：2026-000007");
        assertThat(receipt(Locale.forLanguageTag("ru")).subject()).contains("inquiry");
    }

    private Acknowledgement receipt(Locale language) {
        return message(Optional.empty(), language)
                .acknowledgement()
                .orElseThrow()
                .about(new CaseId(2026, 7));
    }

    @Test
    void theTwoWaysToWriteChineseShouldBeToldApart() {
        assertThat(message(Optional.empty(), Locale.forLanguageTag("zh-Hant")).fields())
                .contains(new Field("画面の言語", "中国語 (繁体字)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"en", "zh-Hans", "zh-Hant", "ko", "vi", "pt", "es", "fil", "id", "ne", "th"})
    @Requirement({"FJ-081", "ST-106"})
    void everyLanguageOfThePublicSiteShouldHaveTheWordsThatCitizensRead(String tag) {
        MessageBundle bundle = MessageBundle.of(InquiryForm.class);
        Messages japanese = bundle.in(Locale.JAPANESE);
        Messages other = bundle.in(Locale.forLanguageTag(tag));
        assertThat(other.locale()).isEqualTo(Locale.forLanguageTag(tag));
        assertThat(other.text("receipt.subject")).contains("{number}");
        assertThat(other.text("receipt.text")).contains("{name}", "{0}", "{number}");
        assertThat(bundle.keys(""))
                .filteredOn(key -> !STAFF.matcher(key).find())
                .allSatisfy(
                        key -> {
                            assertThat(places(other.text(key)))
                                    .isEqualTo(places(japanese.text(key)));
                            if (!tag.equals("en")) {
                                assertThat(other.text(key))
                                        .isNotEqualTo(bundle.in(Locale.ENGLISH).text(key));
                            }
                        });
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
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
