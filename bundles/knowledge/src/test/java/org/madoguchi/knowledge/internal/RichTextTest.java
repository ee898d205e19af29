// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.test.Requirement;

class RichTextTest {
    private static final ArticleFile PICTURE =
            new ArticleFile("地図.png", "image/png", 10, new BlobId(5));

    @Test
    void whatEditorsNeedShouldStay() {
        String html =
                "<h3>料金</h3><p>1通<strong>300円</strong>です。<a href=\"https://asahi.example/a?b=c&amp;d=e\">"
                        + "詳しく</a></p><ul><li>窓口</li></ul><ol start=\"3\"><li>次</li></ol>"
                        + "<table><thead><tr><th scope=\"col\">品目</th></tr></thead>"
                        + "<tbody><tr><td colspan=\"2\">机</td></tr></tbody></table>"
                        + "<blockquote>注</blockquote><hr><p><a href=\"tel:0000001530\">電話</a><br>終わり</p>";

        assertThat(safe(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<iframe src=https://evil.example></iframe>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"jav&#x0A;ascript:alert(1)\">x</a>",
                "<a href=\"  JaVaScRiPt:alert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a href=\"vbscript:x\">x</a>",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
                "<style>@import 'https://evil.example/x.css';</style>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<p onclick=alert(1) onmouseover='alert(1)'>x</p>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"https://evil.example/pixel.gif\">",
                "<img src=\"article-file:6\">",
                "<object data=x></object><embed src=x><applet code=x></applet>",
                "<form action=https://evil.example><input name=password></form>",
                "<base href=https://evil.example><meta http-equiv=refresh content=0>",
                "<link rel=stylesheet href=https://evil.example/x.css>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<table><a href='x' onclick=alert(1)><td><script>alert(1)</script>",
                "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
                "<p id=\"csrf\" class=\"button\" data-x=\"y\">x</p>",
                "<textarea><script>alert(1)</script></textarea>",
                "<template><script>alert(1)</script></template>"
            })
    @Requirement("FJ-185")
    void whatCouldHarmShouldGo(String hostile) {
        String safe = safe("<p>前</p>" + hostile + "<p>後</p>");

        assertThat(safe)
                .doesNotContainIgnoringCase("<script", "script:")
                .doesNotContain(
                        "alert(1)\"", "evil", "onerror", "onclick", "onload", "style", "src=")
                .doesNotContain("<img", "<form", "<input", "<svg", "data:", "class=", "id=");
        assertThat(safe(safe)).isEqualTo(safe);
    }

    @Test
    void onlyPicturesOfTheArticleItselfShouldBeShown() {
        assertThat(safe("<p>図<img src=\"article-file:5\" width=9999></p>"))
                .isEqualTo("<p>図<img src=\"article-file:5\" alt=\"\"></p>");
        assertThat(safe("<p>図<img src=\"ARTICLE-FILE:5\"></p>")).isEqualTo("<p>図</p>");
    }

    @Test
    void whatOtherProgramsWriteShouldBecomeOurs() {
        assertThat(safe("<h1>題</h1><div>本文</div><div><p>中</p></div><h6>小</h6>"))
                .isEqualTo("<h3>題</h3><p>本文</p><p>中</p><h5>小</h5>");
    }

    @Test
    void plainTextShouldBecomeParagraphsListsAndLinks() {
        assertThat(safe("次のとおりです。\n二行目\n\n1. 申し込む\n２．払う\n・印鑑 & 写真\n• <写真>\n終わり"))
                .isEqualTo(
                        "<p>次のとおりです。<br>二行目</p><ol><li>申し込む</li><li>払う</li></ol>"
                                + "<ul><li>印鑑 &amp; 写真</li><li>&lt;写真&gt;</li></ul><p>終わり</p>");
        assertThat(
                        safe(
                                "詳しくはhttps://asahi.example/gomi?a=1&b=2。電話 000-000-1530（平日）、"
                                        + "1000-2000-3000"))
                .isEqualTo(
                        "<p>詳しくは<a href=\"https://asahi.example/gomi?a=1&amp;b=2\">"
                                + "https://asahi.example/gomi?a=1&amp;b=2</a>。電話 "
                                + "<a href=\"tel:0000001530\">000-000-1530</a>（平日）、1000-2000-3000</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>一</p><p>二</p>|一\\n\\n二",
                "<p>一<br>二</p>|一\\n二",
                "<ul><li>窓口</li><li><p>郵便</p></li></ul>|・窓口\\n・郵便",
                "<ol start=\"3\"><li>甲</li><li>乙</li></ol>|3. 甲\\n4. 乙",
                "<p>持ち物</p><ul><li>本人<ul><li>免許証</li></ul></li></ul>|持ち物\\n\\n・本人\\n　・免許証",
                "<table><tr><th>品目</th><th>料金</th></tr><tr><td>机</td><td>300円</td></tr></table>"
                        + "|品目　料金\\n机　300円",
                "<p><a href=\"https://asahi.example/x\">申込</a></p>|申込（https://asahi.example/x）",
                "<p><a href=\"tel:0000001530\">000-000-1530</a></p>|000-000-1530",
                "<p>A &amp; B &lt;C&gt;</p>|A & B <C>"
            })
    void anAnswerShouldBeReadableWithoutMarkup(String html, String plain) {
        assertThat(PlainAnswer.of(html)).isEqualTo(plain.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>", "<div>", "<ul><li>", "<table><tr><td>", "<b><p>", "<svg><td>"})
    void deepNestingShouldNeitherHangNorBreak(String tag) {
        String deep = tag.repeat(290_000 / tag.length()) + "底";
        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> {
                    try {
                        assertThat(ArticleRules.safeAnswer(deep, List.of())).contains("底");
                    } catch (RejectedException e) {
                        assertThat(e.reason().ja()).contains("60,000");
                    }
                });
    }

    @Test
    void aHundredThousandTagsAndFiveMegabytesShouldBeRefusedAtOnce() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> {
                    assertThatThrownBy(
                                    () -> ArticleRules.safeAnswer("<b>".repeat(100_001), List.of()))
                            .isInstanceOf(RejectedException.class);
                    assertThatThrownBy(
                                    () -> ArticleRules.safeAnswer("あ".repeat(5_000_000), List.of()))
                            .isInstanceOf(RejectedException.class);
                });
    }

    private static String safe(String answer) {
        return RichText.safe(answer, List.of(PICTURE));
    }
}
