// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.madoguchi.portal.internal.Municipality.html;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.PublicVisit;
import org.madoguchi.web.View;

class BrowsePagesTest {
    private final Municipality city = new Municipality();

    @BeforeEach
    void fill() {
        city.shelf.add(1, "粗大ごみを出したい", "<p>申し込んでください。</p>", 22, 12);
        city.shelf.add(2, "転入届を出したい", "<p>窓口へ。</p>", 23, 11);
        city.shelf.add(3, ArticleText.of("職員向けの手順", "<p>秘密</p>", Audience.STAFF));
    }

    private View one(String axis, long id, String page) {
        return city.browse().one(axis, id, page, PublicVisit.JAPANESE, null);
    }

    @Test
    @Requirement("FJ-092")
    void anArticleShouldBeReachedByEveryCategoryItIsIn() {
        assertThat(html(one("category", 12, "1"))).contains("粗大ごみを出したい").doesNotContain("転入届");
        assertThat(html(one("category", 22, "1"))).contains("粗大ごみを出したい", "「ごみ」の中で探す");
        assertThat(html(one("category", 2, "1")))
                .contains("粗大ごみを出したい", "転入届を出したい", "/faq/category/21\"", "2件の質問");
        assertThat(html(one("department", 7, "1"))).contains("ごみ減量課", "tel:0000001501", "転入届を出したい");
    }

    @Test
    void allShouldBeOnOnePage() {
        assertThat(html(city.browse().all("categories", PublicVisit.JAPANESE, null)))
                .contains("くらしの場面", "/faq/category/22\"", "/faq/department/7\"", "icons.svg")
                .doesNotContain("職員向け");
    }

    @Test
    void whatIsNotThereShouldBeAPageThatLeadsOn() {
        assertThat(one("category", 999, "1").status()).isEqualTo(404);
        assertThat(one("category", 12, "500000").status()).isEqualTo(404);
        assertThat(one("department", 8, "1").status()).isEqualTo(404);
        assertThat(one("categories", 1, "1").status()).isEqualTo(404);
        assertThat(city.browse().all("category", PublicVisit.JAPANESE, null).status())
                .isEqualTo(404);
    }

    @Test
    void longListsShouldComeInPages() {
        for (int id = 100; id < 140; id++) {
            city.shelf.add(id, "図書館 " + id, "<p>はい</p>", 23);
        }
        assertThat(html(one("category", 23, "2")))
                .contains("2ページ中の2ページ目", "/faq/category/23?page=1\"", "図書館 139")
                .doesNotContain("転入届");
    }
}
