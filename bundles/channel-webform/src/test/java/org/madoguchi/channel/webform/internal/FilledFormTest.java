// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormSheets;

/** The pages of the inquiry form in somebody else's hands. */
class FilledFormTest {
    private static final FormContent QUESTIONS =
            SomeForms.form(
                            0,
                            0,
                            "アンケート",
                            List.of(
                                    new FormField.Choice(
                                            SomeForms.head("satisfaction", "満足度", true),
                                            SomeForms.options("5 満足", "1 不満"),
                                            false),
                                    new FormField.Checks(
                                            SomeForms.head("known", "きっかけ", false),
                                            SomeForms.options("広報紙", "検索", "その他")),
                                    new FormField.Text(
                                            SomeForms.head("opinion", "ご意見", false), true, 100)),
                            FormReceipt.USUAL)
                    .content();

    private final FilledForm sheets =
            new FilledForm(
                    new WebformSettings("webform-main", 10_000, 3, 10, 300, true, 3, 10),
                    InquiryFormTest.CITY,
                    Clock.systemUTC());

    @Test
    void thePageShouldGoWhereItsOwnerWantsAndSayWhatTheOwnerSays() {
        FormSheets.Sheet empty = sheet(Map.of());

        assertThat(empty.complete()).isFalse();
        assertThat(html(empty))
                .contains("action=\"/survey/abc\"", "value=\"secret\"", "回答を送る", "無記名です", "満足度")
                .doesNotContain(
                        "class=\"steps\"", "data-draft=", "お問い合わせへの回答のため", "role=\"alert\"");
    }

    @Test
    void whatIsMissingShouldBeSaidAndWhatWasTypedShouldStay() {
        FormSheets.Sheet sheet =
                sheet(Map.of("confirm", List.of("1"), "opinion", List.of("早かった<b>")));

        assertThat(sheet.complete()).isFalse();
        assertThat(html(sheet))
                .contains("満足度を選んでください。", "早かった&lt;b&gt;")
                .contains("role=\"alert\"");
    }

    @Test
    void onlyAnswersToTheItemsShouldBeHandedOn() {
        FormSheets.Sheet sheet =
                sheet(
                        Map.of(
                                "confirm", List.of("1"),
                                "satisfaction", List.of("5 満足", "1 不満"),
                                "known", List.of("検索", "その他"),
                                "opinion", List.of(""),
                                "case", List.of("2026-000001")));

        assertThat(sheet.complete()).isTrue();
        assertThat(sheet.answers())
                .isEqualTo(
                        Map.of(
                                "satisfaction", List.of("5 満足"),
                                "known", List.of("検索", "その他")));
    }

    @Test
    void whatTheFormDoesNotOfferShouldNotBeTaken() {
        assertThat(
                        sheet(
                                        Map.of(
                                                "confirm", List.of("1"),
                                                "satisfaction", List.of("6 最高")))
                                .complete())
                .isFalse();
        assertThat(
                        sheet(
                                        Map.of(
                                                "confirm", List.of("1"),
                                                "satisfaction", List.of("5 満足"),
                                                "opinion", List.of("あ".repeat(101))))
                                .complete())
                .isFalse();
        assertThat(
                        sheet(
                                        Map.of(
                                                "confirm", List.of("1"),
                                                "satisfaction", List.of("5 満足"),
                                                "website", List.of("https://spam.example")))
                                .complete())
                .as("a machine fills in everything")
                .isFalse();
    }

    private FormSheets.Sheet sheet(Map<String, List<String>> typed) {
        return sheets.sheet(
                QUESTIONS,
                typed,
                Locale.JAPANESE,
                new FormSheets.Way("/survey/abc", "secret", "回答を送る", "無記名です。"));
    }

    private static String html(FormSheets.Sheet sheet) {
        return new String(sheet.page(), StandardCharsets.UTF_8);
    }
}
