// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.portal.PortalContact;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.View;

class PortalPagesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");

    private final Faq faq = new Faq();
    private final PortalContacts contacts = new PortalContacts();
    private PortalPages pages;

    @BeforeEach
    void open() {
        faq.add(1, Audience.PUBLIC, "粗大ごみを出したい", "申し込んでください。\n・電話 000-000-1530\n・窓口", "くらし＞ごみ");
        faq.add(2, Audience.PUBLIC, "ごみの日はいつですか", "長い。".repeat(100), "くらし＞ごみ");
        faq.add(3, Audience.PUBLIC, "住民票を取りたい", "市民課で取れます。", "届出＞証明書");
        faq.add(4, Audience.STAFF, "職員向けの手順", "秘密の手順", "庁内");
        pages = new PortalPages(faq, faq, new Departments(), new Asahi(), contacts);
    }

    @Test
    @Requirement("FJ-076")
    void theHomePageShouldPutTheSearchFirstThenTheQuestions() {
        String html = html(pages.home(PublicVisit.JAPANESE, null));

        assertThat(html)
                .containsSubsequence(
                        "<h1>何をお調べですか</h1>",
                        "role=\"search\"",
                        "くらしの場面から探す",
                        "新しい質問・更新された質問",
                        "分類から探す")
                .contains("粗大ごみを出したい", "/faq/category?name=%E3%81%8F%E3%82%89%E3%81%97\"")
                .doesNotContain("職員向け", "庁内");
    }

    @Test
    void anArticleShouldBeReadWithoutSignIn() {
        View page = pages.article(1, PublicVisit.JAPANESE, null);
        String html = html(page);

        assertThat(page.status()).isEqualTo(200);
        assertThat(html)
                .containsSubsequence(
                        "aria-label=\"現在の位置\"",
                        "itemtype=\"https://schema.org/FAQPage\"",
                        "粗大ごみを出したい",
                        "itemprop=\"acceptedAnswer\"",
                        "申し込んでください。",
                        "<li>電話 <a href=\"tel:0000001530\">000-000-1530</a></li>",
                        "2026-11-21",
                        "ごみ減量課",
                        "関連する質問",
                        "ごみの日はいつですか")
                .contains("<link rel=\"canonical\" href=\"https://faq.asahi.example/faq/1\">");
    }

    @Test
    void whatIsNotPublicShouldNotBeThere() {
        assertThat(pages.article(4, PublicVisit.JAPANESE, null).status()).isEqualTo(404);
        assertThat(pages.article(99, PublicVisit.JAPANESE, null).status()).isEqualTo(404);
        assertThat(html(pages.article(4, PublicVisit.JAPANESE, null))).doesNotContain("秘密");
        assertThat(pages.sitemap()).contains("/faq/1<").doesNotContain("/faq/4<");
    }

    @Test
    void resultsShouldShowAShortAnswerWholeAndMarkTheWords() {
        String html = html(pages.search("ごみ", "", false, PublicVisit.JAPANESE, null));

        assertThat(html)
                .contains("粗大<mark>ごみ</mark>", "・窓口", "続きを読む", "2件見つかりました")
                .doesNotContain("住民票を取りたい");
    }

    @Test
    @Requirement("ST-122")
    void resultsShouldBeNarrowedToACategory() {
        String all = html(pages.search("たい", "", false, PublicVisit.JAPANESE, null));
        assertThat(all).contains("粗大ごみを出し", "住民票を取り", "aria-label=\"分類で絞り込む\"");

        assertThat(html(pages.search("たい", "届出＞証明書", false, PublicVisit.JAPANESE, null)))
                .contains("住民票を取り")
                .doesNotContain("<h2><a href=\"/faq/1\">");
        assertThat(html(pages.category("くらし", 0, PublicVisit.JAPANESE, null)))
                .contains("粗大ごみを出したい", "ごみの日はいつですか")
                .doesNotContain("住民票を取りたい");
        assertThat(pages.category("ない分類", 0, PublicVisit.JAPANESE, null).status()).isEqualTo(404);
    }

    @Test
    void anEmptyResultShouldSaySoAndOfferWhatIsThere() {
        assertThat(html(pages.search("宇宙旅行", "", false, PublicVisit.JAPANESE, null)))
                .contains("「宇宙旅行」に合う質問は見つかりませんでした", "分類から探す", "受け付けていません");
        contacts.add(new Form());
        assertThat(html(pages.search("宇宙旅行", "", false, PublicVisit.JAPANESE, null)))
                .contains("href=\"/form/inquiry\"", "フォームで聞く");
    }

    @Test
    void waysToAskShouldComeAndGoWithTheirChannels() {
        Form form = new Form();
        contacts.add(form);
        assertThat(html(pages.article(1, PublicVisit.JAPANESE, null)))
                .contains("/form/inquiry?article=1");
        contacts.remove(form);
        assertThat(html(pages.article(1, PublicVisit.JAPANESE, null)))
                .doesNotContain("/form/inquiry")
                .contains("電話番号を調べる");
        assertThat(html(pages.contact(PublicVisit.JAPANESE, null)))
                .contains("ごみ減量課", "tel:0000001501");
    }

    @Test
    void whatIsTypedShouldNeverBecomeMarkup() {
        String evil = "\"><script>alert(1)</script>ごみ";

        assertThat(
                        html(
                                pages.search(
                                        evil,
                                        evil,
                                        false,
                                        new PublicVisit(
                                                Locale.JAPANESE, "/faq/search?q=\"><script>"),
                                        null)))
                .doesNotContain("<script>alert", "\"><script");
        assertThat(html(pages.suggest(evil))).doesNotContain("<script");
        faq.add(
                5,
                Audience.PUBLIC,
                "<img src=x onerror=alert(1)>",
                "<b>太い</b>\nhttps://a.example/\"onclick=\"x",
                "<i>");
        pages.on(new ArticleChanged(new ArticleId(5), NOW));
        assertThat(html(pages.article(5, PublicVisit.JAPANESE, null)))
                .contains("<a href=\"https://a.example/\">https://a.example/</a>")
                .doesNotContain("<img src=x", "<b>太い");
        assertThat(html(pages.home(PublicVisit.JAPANESE, null))).doesNotContain("<img src=x");
    }

    @Test
    void theChromeShouldSpeakEnglishAndMarkTheJapanese() {
        assertThat(
                        html(
                                pages.article(
                                        1,
                                        new PublicVisit(Locale.ENGLISH, "/faq/1?a=b&lang=en"),
                                        "large")))
                .contains(
                        "<html lang=\"en\" class=\"text-large\">",
                        "Related questions",
                        "itemtype=\"https://schema.org/FAQPage\" lang=\"ja\"",
                        "href=\"/faq/1?a=b&amp;lang=ja\"");
    }

    private static String html(View page) {
        return new String(
                page.templates().render(page.template(), page.model()), StandardCharsets.UTF_8);
    }

    /** Articles in memory, found by parts of their question. */
    private static final class Faq implements Articles, ArticleSearch {
        private final Map<Long, Article> all = new TreeMap<>();

        void add(long id, Audience audience, String question, String answer, String category) {
            ArticleText text =
                    new ArticleText(
                            question,
                            answer,
                            audience,
                            category,
                            List.of(),
                            List.of(new DepartmentId(7)));
            all.put(id, new Article(new ArticleId(id), text, ArticleState.PUBLISHED, 1, NOW, "編集"));
        }

        @Override
        public Optional<Article> published(ArticleId id, Audience reader) {
            return Optional.ofNullable(all.get(id.value()))
                    .filter(article -> article.text().audience().compareTo(reader) <= 0);
        }

        @Override
        public Page<Article> published(Audience reader, String category, PageRequest request) {
            List<Article> found =
                    all.values().stream()
                            .filter(a -> a.text().audience().compareTo(reader) <= 0)
                            .filter(a -> a.text().category().startsWith(category))
                            .toList();
            return new Page<>(found, found.size(), request);
        }

        @Override
        public Map<String, Long> categories(Audience reader) {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public void forEachPublished(Consumer<Article> consumer) {
            new ArrayList<>(all.values()).forEach(consumer);
        }

        @Override
        public List<Hit> search(String words, Audience reader, int limit) {
            return all.values().stream()
                    .filter(article -> article.text().question().contains(words))
                    .map(
                            article ->
                                    new Hit(
                                            article.id(),
                                            article.text().question(),
                                            "抜粋…",
                                            article.text().category(),
                                            1))
                    .toList();
        }

        @Override
        public List<Hit> suggest(String typed, Audience reader, int limit) {
            return search(typed, reader, limit);
        }

        @Override
        public long rebuild() {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public long size() {
            return all.size();
        }

        @Override
        public Page<Article> list(Actor actor, String textFilter, PageRequest request) {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public Article get(Actor actor, ArticleId id) {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public Article create(Actor actor, ArticleText text) {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public Article update(Actor actor, ArticleId id, ArticleText text) {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public void publish(Actor actor, ArticleId id) {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public void retire(Actor actor, ArticleId id) {
            throw new UnsupportedOperationException("not needed by the portal");
        }
    }

    private static final class Departments implements Directory {
        private final Department waste =
                new Department(
                        new DepartmentId(7),
                        "1501",
                        "ごみ減量課",
                        "gomi@asahi.example",
                        "000-000-1501",
                        "ごみ",
                        true);

        @Override
        public List<Department> departments() {
            return List.of(waste);
        }

        @Override
        public Optional<Department> find(DepartmentId id) {
            return Optional.of(waste).filter(department -> department.id().equals(id));
        }

        @Override
        public Optional<Department> findByCode(String code) {
            return Optional.of(waste).filter(department -> department.code().equals(code));
        }

        @Override
        public Department save(
                Actor actor,
                String code,
                String name,
                String mail,
                String phone,
                String duties,
                boolean active) {
            throw new UnsupportedOperationException("not needed by the portal");
        }
    }

    private static final class Form implements PortalContact {
        @Override
        public LocalizedText label() {
            return LocalizedText.same("フォームで聞く");
        }

        @Override
        public LocalizedText description() {
            return LocalizedText.same("いつでも");
        }

        @Override
        public String path(Optional<ArticleId> article) {
            return "/form/inquiry" + article.map(id -> "?article=" + id).orElse("");
        }

        @Override
        public int order() {
            return 1;
        }
    }

    private static final class Asahi implements City {
        @Override
        public LocalizedText name() {
            return new LocalizedText("あさひ市", "Asahi City");
        }

        @Override
        public LocalizedText deskName() {
            return new LocalizedText("あさひ市コンタクトセンター", "Asahi contact centre");
        }

        @Override
        public URI publicUrl() {
            return URI.create("https://faq.asahi.example");
        }

        @Override
        public URI consoleUrl() {
            return URI.create("https://desk.asahi.example");
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Asia/Tokyo");
        }
    }
}
