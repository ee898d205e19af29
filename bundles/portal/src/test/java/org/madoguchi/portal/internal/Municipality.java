// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.MachineTranslator;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.knowledge.Translation;
import org.madoguchi.api.knowledge.Translations;
import org.madoguchi.api.portal.PortalContact;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.test.Asahi;
import org.madoguchi.web.View;

/** A city with a site, in memory. */
final class Municipality {
    static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
    static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    static final DepartmentId WASTE = new DepartmentId(7);

    final Shelf shelf = new Shelf();
    final UseLedger use = new UseLedger();
    final List<PortalContact> contacts = new ArrayList<>();
    final Map<String, Object> settings = new HashMap<>();
    final Map<String, Translation> translations = new HashMap<>();
    final List<Category> categories = new ArrayList<>();

    private HomePages home;
    private SearchPages search;
    private ArticlePages articles;
    private BrowsePages browse;
    private RobotPages robots;
    private FaqOverview overview;
    private FaqUsage usage;

    Municipality() {
        category(1, 0, "くらしの場面", "Life events", "");
        category(11, 1, "引越し", "Moving", "moving");
        category(12, 1, "ごみを出す", "Waste", "waste");
        category(2, 0, "分野", "Fields", "");
        category(21, 2, "環境", "Environment", "recycle");
        category(22, 21, "ごみ", "Waste", "waste");
        category(23, 2, "届出", "Notifications", "certificate");
    }

    void category(long id, long parent, String name, String english, String icon) {
        categories.add(
                new Category(
                        new CategoryId(id),
                        parent == 0 ? Optional.empty() : Optional.of(new CategoryId(parent)),
                        name,
                        Map.of(Locale.ENGLISH, english),
                        icon,
                        categories.size()));
        shelf.categories = new CategoryTree(categories);
    }

    void translate(long article, Locale language, String question, Translation.Origin origin) {
        translations.put(
                article + language.toLanguageTag(),
                new Translation(
                        new ArticleId(article),
                        language,
                        question,
                        "<p>translated answer</p>",
                        "",
                        origin,
                        1,
                        NOW,
                        "somebody"));
    }

    HomePages home() {
        open();
        return home;
    }

    SearchPages search() {
        open();
        return search;
    }

    ArticlePages articles() {
        open();
        return articles;
    }

    BrowsePages browse() {
        open();
        return browse;
    }

    RobotPages robots() {
        open();
        return robots;
    }

    FaqOverview overview() {
        open();
        return overview;
    }

    FaqUsage usage() {
        open();
        return usage;
    }

    private List<PortalContact> contactsInOrder() {
        return contacts.stream().sorted(Comparator.comparingInt(PortalContact::order)).toList();
    }

    private void open() {
        if (home != null) {
            return;
        }
        PortalConfig config = config();
        City city = new Asahi();
        Directory directory = new Departments();
        PublicSite publicSite = new PublicSite(city, this::contactsInOrder, config);
        Questions questions = new Questions(new Translated());
        overview =
                new FaqOverview(
                        shelf,
                        shelf,
                        directory,
                        questions,
                        city,
                        config,
                        Clock.fixed(NOW, ZoneOffset.UTC));
        overview.bindFigures(use);
        usage = new FaqUsage(config);
        usage.bindUse(use);
        ArticleReading reading = new ArticleReading(shelf, directory, overview, questions);
        home = new HomePages(publicSite, overview, directory);
        search = new SearchPages(publicSite, shelf, overview, questions, usage);
        articles = new ArticlePages(publicSite, shelf, reading, overview, usage, new Blobs());
        browse = new BrowsePages(publicSite, shelf, directory, overview, questions);
        robots = new RobotPages(city, overview, shelf);
    }

    /** The defaults of the configuration, besides what a test sets. */
    PortalConfig config() {
        return (PortalConfig)
                Proxy.newProxyInstance(
                        PortalConfig.class.getClassLoader(),
                        new Class<?>[] {PortalConfig.class},
                        (proxy, method, args) ->
                                method.getName().equals("annotationType")
                                        ? (Class<? extends Annotation>) PortalConfig.class
                                        : settings.getOrDefault(
                                                method.getName(), method.getDefaultValue()));
    }

    static String html(View page) {
        return new String(
                page.templates().render(page.template(), page.model()), StandardCharsets.UTF_8);
    }

    /** The inquiry form. */
    record Form(boolean onlyFromArticles) implements PortalContact {
        @Override
        public LocalizedText label() {
            return new LocalizedText("フォームで問い合わせる", "Ask by form");
        }

        @Override
        public LocalizedText description() {
            return new LocalizedText("いつでも送れます", "At any time");
        }

        @Override
        public String path(Optional<ArticleId> article) {
            return "/form/inquiry" + article.map(id -> "?article=" + id).orElse("");
        }

        @Override
        public int order() {
            return 100;
        }
    }

    /** The chat with its button in the corner. */
    static final class Chat implements PortalContact {
        @Override
        public LocalizedText label() {
            return new LocalizedText("チャットで聞く", "Ask by chat");
        }

        @Override
        public LocalizedText description() {
            return new LocalizedText("平日9時から17時", "Weekdays 9 to 17");
        }

        @Override
        public String path(Optional<ArticleId> article) {
            return "/chat";
        }

        @Override
        public int order() {
            return 50;
        }

        @Override
        public Optional<String> script() {
            return Optional.of("/assets/channel-chat/widget.js");
        }
    }

    private final class Translated implements Translations {
        @Override
        public Optional<Translation> published(ArticleId id, Locale language, Reader reader) {
            return Optional.ofNullable(translations.get(id + language.toLanguageTag()));
        }

        @Override
        public Map<ArticleId, String> questions(
                Collection<ArticleId> articles, Locale language, Reader reader) {
            Map<ArticleId, String> questions = new HashMap<>();
            for (ArticleId id : articles) {
                published(id, language, reader)
                        .ifPresent(found -> questions.put(id, found.question()));
            }
            return questions;
        }

        @Override
        public List<Translation> of(Actor actor, ArticleId id) {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public Translation save(
                Actor actor,
                ArticleId id,
                Locale language,
                String question,
                String answer,
                String shortAnswer) {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public Translation translate(Actor actor, ArticleId id, Locale language) {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public void remove(Actor actor, ArticleId id, Locale language) {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public List<MachineTranslator.Status> machines() {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public boolean publishesMachines() {
            throw new UnsupportedOperationException("not needed by the portal");
        }
    }

    private static final class Blobs implements BlobStore {
        @Override
        public BlobId put(Content content) {
            throw new UnsupportedOperationException("not needed by the portal");
        }

        @Override
        public Content get(BlobId id) {
            if (id.value() != 31) {
                throw new NotFoundException("blob " + id);
            }
            return Content.ofUtf8("申込書");
        }

        @Override
        public void delete(BlobId id) {
            throw new UnsupportedOperationException("not needed by the portal");
        }
    }

    private static final class Departments implements Directory {
        private final Department waste =
                new Department(
                        WASTE, "1501", "ごみ減量課", "gomi@asahi.example", "000-000-1501", "ごみ", true);

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
}
