// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.portal.internal.Municipality.BROWSER;
import static org.madoguchi.portal.internal.Municipality.html;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleLink;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Translation;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PublicVisit;
import org.madoguchi.web.View;

class ArticlePagesTest {
    private static final String RESULTS =
            "https://faq.asahi.example/faq/search?q=%E3%81%94%E3%81%BF&category=";

    private final Municipality city = new Municipality();

    @BeforeEach
    void fill() {
        city.shelf.add(
                1,
                ArticleText.of(
                                "粗大ごみを出したい",
                                "<p>申し込んでください。</p><ul><li>窓口</li></ul>",
                                Audience.PUBLIC)
                        .withCategories(List.of(new CategoryId(22), new CategoryId(12)))
                        .withDepartments(List.of(Municipality.WASTE))
                        .withLinks(
                                List.of(new ArticleLink("申込サイト", "https://apply.asahi.example/")))
                        .withFiles(
                                List.of(
                                        new ArticleFile(
                                                "申込書 1.pdf",
                                                "application/pdf",
                                                250_880,
                                                new BlobId(31))))
                        .withRelated(List.of(new ArticleId(3), new ArticleId(4))));
        city.shelf.add(2, "ごみの日はいつですか", "<p>表をご覧ください。</p>", 22);
        city.shelf.add(3, "処理手数料券はどこで買えますか", "<p>店で買えます。</p>");
        city.shelf.add(4, ArticleText.of("職員向けの手順", "<p>秘密の手順</p>", Audience.STAFF));
    }

    private View page(long id, PublicVisit visit) {
        return city.articles().article(id, "", "", visit, null, BROWSER, null);
    }

    private String article(long id) {
        return html(page(id, PublicVisit.JAPANESE));
    }

    private Response judge(String solved, String comment) {
        return city.articles()
                .judge(
                        1,
                        new FormData(
                                Map.of("solved", List.of(solved), "comment", List.of(comment)),
                                Map.of()),
                        PublicVisit.JAPANESE,
                        null,
                        BROWSER);
    }

    @Test
    @Requirement({"FJ-002", "FJ-090"})
    void anArticleShouldSayTheAnswerFirstThenAllThatBelongsToIt() {
        assertThat(page(1, PublicVisit.JAPANESE).status()).isEqualTo(200);
        assertThat(article(1))
                .containsSubsequence(
                        "aria-label=\"現在の位置\"",
                        "分野",
                        "環境",
                        "粗大ごみを出したい",
                        "<p>申し込んでください。</p><ul><li>窓口</li></ul>",
                        "/faq/1/files/31/%E7%94%B3%E8%BE%BC%E6%9B%B8%201.pdf",
                        "PDF 245 KB",
                        "https://apply.asahi.example/",
                        "ごみ減量課",
                        "tel:0000001501",
                        "くらしの場面",
                        "2026-11-21",
                        "この回答で解決しましたか",
                        "関連する質問",
                        "処理手数料券",
                        "ごみの日はいつですか");
    }

    @Test
    void whatIsNotPublicShouldNotBeThere() {
        assertThat(page(4, PublicVisit.JAPANESE).status()).isEqualTo(404);
        assertThat(page(99, PublicVisit.JAPANESE).status()).isEqualTo(404);
        assertThat(article(4)).doesNotContain("秘密").contains("ページが見つかりません");
        assertThat(article(1)).doesNotContain("職員向け");
    }

    @Test
    @Requirement({"FJ-098", "ST-117"})
    void searchEnginesShouldBeToldInTheirOwnTerms() {
        city.shelf.add(6, "「</script>」は？", "<p>a \"b\" \\ &lt;</p>");
        assertThat(article(1))
                .contains(
                        "<title>粗大ごみを出したい｜あさひ市 よくある質問</title>",
                        "<meta name=\"description\" content=\"申し込んでください。窓口\">",
                        "<link rel=\"canonical\" href=\"https://faq.asahi.example/faq/1\">",
                        "hreflang=\"en\" href=\"https://faq.asahi.example/faq/1?lang=en\"",
                        "hreflang=\"x-default\" href=\"https://faq.asahi.example/faq/1\"",
                        "<meta property=\"og:type\" content=\"article\">",
                        "\"@type\":\"FAQPage\"",
                        "\"name\":\"粗大ごみを出したい\",\"acceptedAnswer\":{\"@type\":\"Answer\",\"text\":\"申し込んでください。窓口\"}",
                        "\"@type\":\"BreadcrumbList\"")
                .doesNotContain("noindex");
        assertThat(article(6))
                .contains("\"name\":\"「\\u003c/script\\u003e」は？\"", "a \\\"b\\\" \\\\ ")
                .doesNotContain("「</script>");
    }

    @Test
    @Requirement({"ST-130", "ST-022"})
    void aViewShouldBeCountedWithTheSearchThatLedToIt() {
        city.articles().article(1, "", "", PublicVisit.JAPANESE, null, BROWSER, RESULTS);
        city.articles().article(1, "yes", "", PublicVisit.JAPANESE, null, BROWSER, RESULTS);
        city.articles()
                .article(1, "", "", PublicVisit.JAPANESE, null, null, "https://x/faq/search?q=%zz");

        assertThat(city.use.lines)
                .containsExactly("site ja viewed 1 by ごみ", "site ja crawler viewed 1");
    }

    @Test
    @Requirement({"FJ-087", "FJ-094"})
    void aVerdictShouldBeTakenWithoutANameAndThanked() {
        Response answer = judge("yes", " 助かりました ");
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeaderString("Location")).isEqualTo("/faq/1?thanks=yes#feedback");
        assertThat(city.use.lines).containsExactly("site ja judged 1 true 助かりました");
        assertThat(
                        html(
                                city.articles()
                                        .article(
                                                1,
                                                "yes",
                                                "",
                                                PublicVisit.JAPANESE,
                                                null,
                                                BROWSER,
                                                null)))
                .contains("ありがとうございました")
                .doesNotContain("解決しましたか");
    }

    @Test
    @Requirement("FJ-072")
    void whoWasNotHelpedShouldBeLedToFormAndChat() {
        city.contacts.add(new Municipality.Form(true));
        city.contacts.add(new Municipality.Chat());
        assertThat(judge("no", "").getHeaderString("Location"))
                .isEqualTo("/faq/1?thanks=no#feedback");
        assertThat(
                        html(
                                city.articles()
                                        .article(
                                                1,
                                                "no",
                                                "",
                                                PublicVisit.JAPANESE,
                                                null,
                                                BROWSER,
                                                null)))
                .containsSubsequence(
                        "お役に立てず", "href=\"/chat\"", "href=\"/form/inquiry?article=1\"");
    }

    @Test
    void whatCannotBeTakenShouldComeBackToBeMended() {
        for (Response answer :
                List.of(
                        judge("", "文章"),
                        judge("maybe", "文章"),
                        judge("no", "文章" + "あ".repeat(1_000)),
                        judge("no", "文章<script>" + "x".repeat(1_000_000)))) {
            View page = (View) answer.getEntity();
            assertThat(page.status()).isEqualTo(422);
            assertThat(html(page))
                    .contains("role=\"alert\"", "文章")
                    .doesNotContain("<script>x")
                    .hasSizeLessThan(40_000);
        }
        assertThat(city.use.lines).isEmpty();
    }

    @Test
    void nobodyShouldBeAskedWhoseVerdictWouldGoNowhere() {
        assertThat(
                        html(
                                city.articles()
                                        .article(
                                                1,
                                                "",
                                                "",
                                                PublicVisit.JAPANESE,
                                                null,
                                                "bingbot",
                                                null)))
                .doesNotContain("解決しましたか", "csrf-token");
        city.usage().unbindUse(city.use);
        assertThat(article(1)).doesNotContain("解決しましたか");
        assertThat(judge("yes", "").getHeaderString("Location")).isEqualTo("/faq/1");

        Municipality silent = new Municipality();
        silent.settings.put("feedback", false);
        silent.shelf.add(1, "質問", "<p>答え</p>");
        assertThat(
                        html(
                                silent.articles()
                                        .article(
                                                1,
                                                "",
                                                "",
                                                PublicVisit.JAPANESE,
                                                null,
                                                BROWSER,
                                                null)))
                .doesNotContain("解決しましたか");
    }

    @Test
    @Requirement({"FJ-081", "ST-119", "ST-145"})
    void aTranslationShouldBeShownWithWhoMadeItAndTheWayToTheOriginal() {
        PublicVisit english = new PublicVisit(Locale.ENGLISH, "/faq/1");
        assertThat(html(page(1, english)))
                .contains("available in Japanese only", "<article lang=\"ja\">", "粗大ごみを出したい");

        city.translate(1, Locale.ENGLISH, "Bulky waste", Translation.Origin.MACHINE);
        assertThat(html(page(1, english)))
                .contains(
                        "machine translation",
                        "<article dir=\"auto\">",
                        "Bulky waste",
                        "translated answer",
                        "href=\"/faq/1?original=true\"",
                        "\"inLanguage\":\"en\"")
                .doesNotContain("粗大ごみを出したい");
        assertThat(html(city.articles().article(1, "", "true", english, null, BROWSER, null)))
                .contains("<article lang=\"ja\">", "粗大ごみを出したい", "Read the translation");

        city.translate(1, Locale.ENGLISH, "Large garbage", Translation.Origin.PERSON);
        assertThat(html(page(1, english)))
                .contains("Large garbage")
                .doesNotContain("machine translation");
    }

    @Test
    void aFileShouldBeGivenOnlyWithItsArticle() {
        Response file = city.articles().file(1, 31);
        assertThat(file.getHeaderString("Content-Disposition"))
                .startsWith("attachment")
                .contains("%E7%94%B3%E8%BE%BC%E6%9B%B8%201.pdf");
        assertThatThrownBy(() -> city.articles().file(1, 32)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> city.articles().file(2, 31)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> city.articles().file(4, 31)).isInstanceOf(NotFoundException.class);
    }
}
