// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.madoguchi.portal.internal.Municipality.BROWSER;
import static org.madoguchi.portal.internal.Municipality.html;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.PublicVisit;

class SearchPagesTest {
    private final Municipality city = new Municipality();

    @BeforeEach
    void fill() {
        city.shelf.add(1, "粗大ごみを出したい", "<p>申し込んでください。</p>", 22, 12);
        city.shelf.add(2, "ごみの日はいつですか", "<p>" + "長い。".repeat(100) + "</p>", 22);
        city.shelf.add(3, "住民票を取りたい", "<p>市民課で取れます。</p>", 23);
    }

    private String search(String query, String category, String page) {
        return html(
                city.search().search(query, category, page, PublicVisit.JAPANESE, null, BROWSER));
    }

    @Test
    void resultsShouldShowAShortAnswerWholeAndMarkTheWords() {
        assertThat(search("ごみ", "", "1"))
                .contains("粗大<mark>ごみ</mark>", "申し込んでください。", "回答の全文です", "2件見つかりました")
                .doesNotContain("住民票を取りたい");
    }

    @Test
    void aResultShouldSayWhyItIsThere() {
        city.shelf.because = List.of("廃棄物", "粗大");
        assertThat(search("ごみ", "", "1")).contains("近い言葉「廃棄物、粗大」で一致", "<mark>粗大ごみ</mark>");
    }

    @Test
    @Requirement("ST-122")
    void resultsShouldBeNarrowedToACategory() {
        assertThat(search("たい", "", "1"))
                .contains(
                        "粗大ごみを出し",
                        "住民票を取り",
                        "aria-label=\"分類で絞り込む\"",
                        "/faq/search?q=%E3%81%9F%E3%81%84&amp;category=23\"");
        assertThat(search("たい", "23", "1"))
                .contains("住民票を取り", "絞り込みをやめる")
                .doesNotContain("href=\"/faq/1\"");
    }

    @Test
    void longResultsShouldComeInPages() {
        for (int id = 100; id < 145; id++) {
            city.shelf.add(id, "図書館 " + id, "<p>はい</p>");
        }
        assertThat(search("図書館", "", "2"))
                .contains("45件見つかりました", "3ページ中の2ページ目", "start=\"21\"", "&amp;page=3\"")
                .doesNotContain("href=\"/faq/101\"");
        assertThat(search("図書館", "", "-5")).contains("href=\"/faq/101\"");
        assertThat(search("図書館", "", "9999999999")).contains("href=\"/faq/101\"");
        assertThat(search("図書館", "", "999")).contains("見つかりませんでした");
    }

    @Test
    void anEmptyResultShouldSaySoAndHelpOn() {
        city.shelf.didYouMean = Optional.of("宇宙の旅");
        city.contacts.add(new Municipality.Chat());
        assertThat(search("宇宙旅行", "", "1"))
                .containsSubsequence(
                        "「宇宙旅行」に合う質問は見つかりませんでした",
                        "もしかして：",
                        ">宇宙の旅</a>",
                        "見つけるためのヒント",
                        "href=\"/chat\"",
                        "くらしの場面");
    }

    @Test
    void aResultThatHardlyFitsShouldSaySo() {
        assertThat(search("ごみ", "", "1")).doesNotContain("ぴったりの質問は見つかりませんでした");
        city.shelf.doubtful = true;
        assertThat(search("ごみ", "", "1"))
                .containsSubsequence("ぴったりの質問は見つかりませんでした", "href=\"/faq/1\"");
    }

    @Test
    @Requirement({"ST-136", "ST-022"})
    void everySearchShouldBeTakenDownOnce() {
        search(" ごみ ", "", "1");
        search("ごみ", "", "2");
        search("ごみ", "22", "1");
        search("", "", "1");
        city.search()
                .search("票", "", "1", new PublicVisit(Locale.ENGLISH, "/"), null, "Googlebot/2.1");

        assertThat(city.use.lines)
                .containsExactly(
                        "site ja searched ごみ found 2", "site en crawler searched 票 found 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"><script>alert(1)</script>ごみ",
                "+-&&||!(){}[]^\"~*?:\\/ AND OR NOT",
                "\u0001\u0002\t\r\nごみ\u202e",
                "'; DROP TABLE ARTICLE; --",
                "\ud800"
            })
    void whatIsTypedShouldNeverBecomeMarkup(String evil) {
        PublicVisit visit = new PublicVisit(Locale.JAPANESE, "/faq/search?q=\"><script>");
        assertThat(html(city.search().search(evil, evil, evil, visit, null, BROWSER)))
                .doesNotContain("<script>alert", "\"><script", "\u0001");
        assertThat(html(city.search().suggest(evil, visit))).doesNotContain("<script");
    }

    @Test
    void aWholeBookShouldBeCutBeforeItIsSearched() {
        search("ご".repeat(10_000), "", "1");
        assertThat(city.use.lines)
                .containsExactly(
                        "site ja searched " + "ご".repeat(SearchPages.LONGEST) + " found 0");
    }

    @Test
    void suggestionsShouldBeOptionsThatLeadToTheArticle() {
        assertThat(html(city.search().suggest("ごみ", PublicVisit.JAPANESE)))
                .contains(
                        "id=\"suggestion-0\" role=\"option\" aria-selected=\"false\"",
                        "data-href=\"/faq/1\"",
                        "粗大<mark>ごみ</mark>");
    }
}
