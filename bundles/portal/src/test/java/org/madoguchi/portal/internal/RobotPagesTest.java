// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.test.Requirement;

class RobotPagesTest {
    private final Municipality city = new Municipality();

    private String file(String name) {
        Response answer = city.robots().file(name);
        return answer.getStatus() == 200 ? (String) answer.getEntity() : "no such file";
    }

    @Test
    @Requirement({"FJ-098", "ST-117"})
    void theMapShouldNameEveryPublicArticleAndNoOther() {
        city.shelf.add(1, "公開", "<p>はい</p>", 22);
        city.shelf.add(2, ArticleText.of("職員向け", "<p>秘密</p>", Audience.STAFF));

        assertThat(file("sitemap.xml"))
                .contains(
                        "<loc>https://faq.asahi.example/faq/1</loc><lastmod>2026-11-21</lastmod>",
                        "<loc>https://faq.asahi.example/faq/category/22</loc>",
                        "<loc>https://faq.asahi.example/faq/department/7</loc>")
                .doesNotContain("/faq/2<");
        assertThat(file("sitemap-1.xml")).isEqualTo("no such file");
        assertThat(file("robots.txt"))
                .contains(
                        "Sitemap: https://faq.asahi.example/sitemap.xml", "Disallow: /faq/search");
    }

    @Test
    void aGreatMapShouldComeInParts() {
        for (int id = 1; id <= SiteMap.IN_PART + 1; id++) {
            city.shelf.add(id, "質問", "<p>はい</p>");
        }
        assertThat(file("sitemap.xml"))
                .contains("<sitemapindex", "/sitemap-1.xml</loc>", "/sitemap-2.xml</loc>")
                .doesNotContain("sitemap-3");
        assertThat(file("sitemap-1.xml")).contains("<urlset", "/faq/10000<");
        assertThat(file("sitemap-2.xml"))
                .contains("/faq/10001<")
                .doesNotContain("/faq/10000<", "/faq/categories");
        assertThat(file("sitemap-3.xml")).isEqualTo("no such file");
    }
}
