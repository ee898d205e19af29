// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
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
        pages =
                new PortalPages(
                        faq, faq.categories(), faq, new Departments(), new Asahi(), contacts);
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
                        "<li>電話 000-000-1530</li>",
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
        faq.add(5, Audience.PUBLIC, "<img src=x onerror=alert(1)>", "太い", "<i>");
        pages.on(new ArticleChanged(new ArticleId(5), NOW));
        assertThat(html(pages.article(5, PublicVisit.JAPANESE, null)))
                .doesNotContain("<img src=x", "<i>");
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
        private static final CategoryId FIELD = new CategoryId(1);

        private final Map<Long, Article> all = new TreeMap<>();
        private final List<Category> nodes =
                new ArrayList<>(
                        List.of(new Category(FIELD, Optional.empty(), "分野", Map.of(), "", 0)));

        void add(long id, Audience audience, String question, String answer, String category) {
            String html = "<p>" + answer.replaceAll("\n・(.*)", "</p><ul><li>$1</li></ul>") + "</p>";
            ArticleText text =
                    ArticleText.of(question, html, audience)
                            .withCategories(List.of(category(category)))
                            .withDepartments(List.of(new DepartmentId(7)));
            all.put(
                    id,
                    new Article(
                            new ArticleId(id),
                            text,
                            answer,
                            ArticleState.PUBLISHED,
                            1,
                            OptionalInt.of(1),
                            1,
                            NOW,
                            "編集"));
        }

        private CategoryId category(String path) {
            Optional<CategoryId> parent = Optional.of(FIELD);
            for (String name : path.split("＞")) {
                Optional<CategoryId> above = parent;
                parent =
                        Optional.of(
                                nodes.stream()
                                        .filter(node -> node.parent().equals(above))
                                        .filter(node -> node.name().equals(name))
                                        .map(Category::id)
                                        .findFirst()
                                        .orElseGet(() -> node(above, name)));
            }
            return parent.orElseThrow();
        }

        private CategoryId node(Optional<CategoryId> parent, String name) {
            CategoryId id = new CategoryId(nodes.size() + 1L);
            nodes.add(new Category(id, parent, name, Map.of(), "", nodes.size()));
            return id;
        }

        Categories categories() {
            return (Categories)
                    Proxy.newProxyInstance(
                            Categories.class.getClassLoader(),
                            new Class<?>[] {Categories.class},
                            (proxy, method, arguments) -> new CategoryTree(nodes));
        }

        private boolean visible(Article article, Audience reader) {
            return article.text().audience().compareTo(reader) <= 0;
        }

        @Override
        public Optional<Article> published(ArticleId id, Audience reader) {
            return Optional.ofNullable(all.get(id.value()))
                    .filter(article -> visible(article, reader));
        }

        @Override
        public Page<Article> published(
                Audience reader, ArticleSelection selection, PageRequest request) {
            List<CategoryId> wanted =
                    new CategoryTree(nodes).below(selection.category().orElseThrow());
            List<Article> found =
                    all.values().stream()
                            .filter(article -> visible(article, reader))
                            .filter(a -> a.text().categories().stream().anyMatch(wanted::contains))
                            .toList();
            return new Page<>(found, found.size(), request);
        }

        @Override
        public Map<CategoryId, Long> categories(Audience reader) {
            CategoryTree tree = new CategoryTree(nodes);
            Map<CategoryId, Long> counts = new HashMap<>();
            all.values().stream()
                    .filter(article -> visible(article, reader))
                    .flatMap(article -> article.text().categories().stream())
                    .flatMap(id -> tree.path(id).stream())
                    .forEach(node -> counts.merge(node.id(), 1L, Long::sum));
            return counts;
        }

        @Override
        public Map<DepartmentId, Long> departments(Audience reader) {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public void forEachPublished(Consumer<Article> consumer) {
            new ArrayList<>(all.values()).forEach(consumer);
        }

        @Override
        public Found search(ArticleQuery query) {
            List<Hit> hits =
                    all.values().stream()
                            .filter(article -> article.text().question().contains(query.words()))
                            .map(
                                    article ->
                                            new Hit(
                                                    article.id(),
                                                    article.text().question(),
                                                    "抜粋…",
                                                    "",
                                                    1,
                                                    List.of()))
                            .toList();
            return new Found(hits, hits.size(), Map.of(), Optional.empty());
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
