// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.portal.internal.Municipality.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Publication;
import org.madoguchi.api.knowledge.Translation;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.PublicVisit;

class HomePagesTest {
    private final Municipality city = new Municipality();

    @BeforeEach
    void fill() {
        city.shelf.add(1, "粗大ごみを出したい", "<p>申し込んでください。</p>", 22, 12);
        city.shelf.add(2, "引っ越してきました", "<p>転入届を出してください。</p>", 11, 23);
        city.shelf.add(
                3,
                ArticleText.of("給付金はいつ届きますか", "<p>12月です。</p>", Audience.PUBLIC)
                        .withPublication(
                                new Publication(Optional.empty(), Optional.empty(), true)));
        city.shelf.add(4, ArticleText.of("職員向けの手順", "<p>秘密の手順</p>", Audience.STAFF));
    }

    private String home(PublicVisit visit) {
        return html(city.home().home(visit, null));
    }

    @Test
    @Requirement({"FJ-076", "FJ-092"})
    void theSearchShouldComeFirstThenRankingThenTheTrees() {
        city.use.ranking = List.of(new ArticleId(2), new ArticleId(1), new ArticleId(99));

        assertThat(home(PublicVisit.JAPANESE))
                .containsSubsequence(
                        "<h1>何をお調べですか</h1>",
                        "role=\"search\"",
                        "よく使われる言葉",
                        "くらしの場面",
                        "/faq/category/11\"",
                        "よく見られている質問",
                        "引っ越してきました",
                        "粗大ごみを出したい",
                        "注目の質問",
                        "給付金はいつ届きますか",
                        "新しい質問",
                        "分野",
                        "/faq/category/21\"",
                        "担当課から探す",
                        "/faq/department/7\"")
                .doesNotContain("職員向け");
    }

    @Test
    @Requirement("ST-131")
    void whatIsSearchedMuchShouldTakeTheWordsPlace() {
        assertThat(home(PublicVisit.JAPANESE)).contains("よく使われる言葉", ">マイナンバーカード<");
        Municipality later = new Municipality();
        later.use.hotWords = List.of("確定申告");
        assertThat(html(later.home().home(PublicVisit.JAPANESE, null)))
                .contains("いま話題", ">確定申告<")
                .doesNotContain("マイナンバーカード");
    }

    @Test
    void aChangedArticleShouldBeSeenAtOnce() {
        assertThat(home(PublicVisit.JAPANESE)).doesNotContain("新しい話");
        city.shelf.add(5, "新しい話", "<p>です。</p>");
        city.overview().on(new ArticleChanged(new ArticleId(5), Instant.EPOCH));
        assertThat(home(PublicVisit.JAPANESE)).contains("新しい話");
    }

    @Test
    @Requirement({"ST-134", "FJ-081"})
    void anotherLanguageShouldShowWhatIsTranslatedAndMarkTheJapanese() {
        city.translate(
                1, Locale.ENGLISH, "I want to dispose of bulky waste", Translation.Origin.PERSON);

        assertThat(home(new PublicVisit(Locale.ENGLISH, "/?a=b&lang=en")))
                .contains(
                        "<html lang=\"en\" class=\"text-normal\">",
                        "What would you like to know?",
                        "Life events",
                        "<a href=\"/faq/1\">I want to dispose of bulky waste</a>",
                        "<a href=\"/faq/2\" lang=\"ja\">引っ越してきました</a>",
                        "href=\"/?a=b&amp;lang=ko\"",
                        ">한국어</a>")
                .doesNotContain("translate=\"no\"", "notranslate");
    }

    @Test
    void whatIsInYetAnotherLanguageShouldSaySo() {
        assertThat(home(new PublicVisit(Locale.KOREAN, "/")))
                .contains("<html lang=\"ko\"", "<span lang=\"en\">Life events</span>");
        assertThat(home(new PublicVisit(Locale.ENGLISH, "/"))).contains("<span>Life events</span>");
    }

    @Test
    void aLanguageWithoutTextsShouldBeServedInEnglish() {
        assertThat(home(new PublicVisit(new Locale("ru"), "/")))
                .contains("<html lang=\"en\"", "What would you like to know?", "hreflang=\"ru\"");
    }

    @Test
    @Requirement("ST-116")
    void otherSitesOfTheCityShouldBeLinked() {
        city.settings.put(
                "links", new String[] {"あさひ市公式サイト | City website | https://www.asahi.example/"});
        assertThat(home(PublicVisit.JAPANESE))
                .contains("<a href=\"https://www.asahi.example/\">あさひ市公式サイト</a>");

        Municipality wrong = new Municipality();
        wrong.settings.put("links", new String[] {"市|javascript:alert(1)"});
        assertThatThrownBy(wrong::home).hasMessageContaining("org.madoguchi.portal.cfg: links");
    }

    @Test
    @Requirement("FJ-077")
    void theFormShouldBeOfferedOnlyWhereItIsWanted() {
        city.contacts.add(new Municipality.Form(true));
        city.contacts.add(new Municipality.Chat());
        assertThat(home(PublicVisit.JAPANESE))
                .contains("href=\"/chat\"", "src=\"/assets/channel-chat/widget.js\"")
                .doesNotContain("/form/inquiry");
        assertThat(html(city.home().contact(PublicVisit.JAPANESE, null)))
                .contains("近い質問のページの下から", "ごみ減量課", "tel:0000001501")
                .doesNotContain("/form/inquiry");

        Municipality open = new Municipality();
        open.contacts.add(new Municipality.Form(false));
        assertThat(html(open.home().home(PublicVisit.JAPANESE, null)))
                .contains("href=\"/form/inquiry\"");
    }

    @Test
    void theAccessibilityStatementShouldBeInTheCitysWords(@TempDir Path etc) throws Exception {
        assertThat(home(PublicVisit.JAPANESE)).contains("href=\"/accessibility\"");
        assertThat(html(city.home().accessibility(PublicVisit.JAPANESE, null)))
                .contains("JIS X 8341-3:2016", "電話が使いにくい方へ", "href=\"/contact\"");

        Files.createDirectories(etc.resolve("texts"));
        Files.writeString(
                etc.resolve("texts/org.madoguchi.portal_ja.properties"),
                "accessibility.goal = あさひ市の方針です。\\n<b>二つ目</b>の段落です。\naccessibility.limits =\n");
        String before = System.getProperty("karaf.etc");
        System.setProperty("karaf.etc", etc.toString());
        try {
            assertThat(html(new Municipality().home().accessibility(PublicVisit.JAPANESE, null)))
                    .contains("<p>あさひ市の方針です。</p>", "&lt;b&gt;二つ目&lt;/b&gt;の段落です。</p>")
                    .contains("電話が使いにくい方へ")
                    .doesNotContain("JIS X", "まだできていないこと");
        } finally {
            if (before == null) {
                System.clearProperty("karaf.etc");
            } else {
                System.setProperty("karaf.etc", before);
            }
        }
    }

    @Test
    void anUnknownAddressShouldLeadOn() {
        var page = city.home().missing(PublicVisit.JAPANESE, null);
        assertThat(page.status()).isEqualTo(404);
        assertThat(html(page)).contains("ページが見つかりません", "role=\"search\"", "くらしの場面", "noindex");
    }
}
