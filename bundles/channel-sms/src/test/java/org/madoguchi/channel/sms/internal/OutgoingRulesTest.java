// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.OutboundDraft;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.PhoneNumber;

class OutgoingRulesTest {
    private static final String PAGE =
            "【あさひ市】次のページをご覧ください。\nhttps://www.city.asahi.example.jp/jumin?x=1";

    @TempDir private Path folder;
    private OptOuts optOuts;
    private OutgoingRules rules;

    @BeforeEach
    void setUp() {
        optOuts = new OptOuts(folder.resolve("opt-outs.txt"), Clock.systemUTC());
        rules =
                new OutgoingRules(
                        new OutgoingRules.Limits(Set.of(LineKind.MOBILE), 2, false, false),
                        List.of(
                                ApprovedText.parse(
                                        "page", "ページの案内", "【あさひ市】次のページをご覧ください。\n{{url}}"),
                                ApprovedText.parse(
                                        "call",
                                        "折り返し",
                                        "【あさひ市】{{date}}に{{phone}}からお電話します。受付番号 {{case}}"),
                                ApprovedText.parse("answer", "短い回答", "【あさひ市】{{text:150}}です。")),
                        new Hosts(Set.of("city.asahi.example.jp")),
                        optOuts);
    }

    private Optional<LocalizedText> objection(String number, String text) {
        return rules.objection(
                new OutboundDraft(
                        new Party(new Address(AddressKind.PHONE, number), ""), text, 0, false));
    }

    private String why(String text) {
        return objection("09012345678", text).map(LocalizedText::ja).orElse("");
    }

    @Test
    void anApprovedTextWithItsPlacesFilledShouldPass() {
        assertThat(why(PAGE)).isEmpty();
        assertThat(why(PAGE.replace("\n", " \r\n") + "\n")).isEmpty();
        assertThat(why("【あさひ市】12月1日（火）午前10時に0466-25-1111からお電話します。受付番号 2026-000012")).isEmpty();
        assertThat(why("【あさひ市】市役所1階の3番窓口です。")).isEmpty();
    }

    @Test
    void anythingElseShouldBeRefusedWithTheTextsThatExist() {
        assertThat(why("当選しました。")).contains("承認済み", "「ページの案内」", "「折り返し」", "「短い回答」");
        assertThat(why(PAGE + "\nおまけ")).contains("承認済み");
        assertThat(why("おまけ" + PAGE)).contains("承認済み");
    }

    @Test
    void aPlaceThatIsNotFilledShouldBeNamed() {
        assertThat(why("【あさひ市】次のページをご覧ください。\n{{url}}")).contains("{{ }}");
        assertThat(why("【あさひ市】{{text:150}}です。")).contains("{{ }}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "https://city.asahi.example.jp.evil.example/",
                "https://city.asahi.example.jp@evil.example/",
                "https://evilcity.asahi.example.jp/",
                "https://%63ity/"
            })
    void aStrangersPageShouldNotBeNamedInTheCitysName(String url) {
        assertThat(why("【あさひ市】次のページをご覧ください。\n" + url)).contains("city.asahi.example.jp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example を見て", "http://1.2.3.4", "www.x", "HTTPS://X"})
    void anAddressShouldNotHideAmongWords(String words) {
        assertThat(why("【あさひ市】" + words + "です。")).contains("URL");
    }

    @Test
    void whatIsTooLongShouldSayByHowMuch() {
        assertThat(why("【あさひ市】" + "あ".repeat(140) + "です。")).contains("3通分", "2通に収まる");
    }

    @Test
    void onlyWhoCanReadItShouldGetIt() {
        assertThat(objection("0466251111", PAGE).orElseThrow().ja()).contains("固定電話");
        assertThat(objection("+12025550123", PAGE).orElseThrow().ja()).contains("海外");
        assertThat(objection("110", PAGE).orElseThrow().ja()).contains("電話番号の形");
        optOuts.add(new PhoneNumber("+819012345678"));
        assertThat(why(PAGE)).contains("配信停止");
    }

    @Test
    void filesShouldBeRefused() {
        Party to = new Party(new Address(AddressKind.PHONE, "09012345678"), "");
        assertThat(rules.objection(new OutboundDraft(to, PAGE, 1, false)).orElseThrow().ja())
                .contains("添付");
    }

    @Test
    void aMistakeInATemplateShouldBeExplained() {
        assertThatThrownBy(() -> ApprovedText.parse("a", "a", "{{word}}"))
                .hasMessageContaining("{{url}}");
        assertThatThrownBy(() -> ApprovedText.parse("a", "a", "ご案内 {{URL}}"))
                .hasMessageContaining("{{url}}");
        assertThatThrownBy(() -> ApprovedText.parse("a", "a", "{{text}}{{number}}"))
                .hasMessageContaining("between");
        assertThatThrownBy(() -> ApprovedText.parse("a", "a", "{{text:999}}"))
                .hasMessageContaining("300");
    }
}
