// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Publication;
import org.madoguchi.api.knowledge.Translations;
import org.madoguchi.api.storage.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty FAQ with the sample city's. */
@Component(service = SampleFaq.class)
public final class SampleFaq {
    private static final Logger LOG = LoggerFactory.getLogger(SampleFaq.class);

    /** Roots of the trees that 分類 and 場面 name branches of. */
    private static final String FIELD = "分野";

    private static final String LIFE_EVENT = "くらしの場面";

    private final Transactions transactions;
    private final Directory directory;
    private final ArticleDesk articles;
    private final Categories categories;
    private final Translations translations;
    private final Actor actor = Actor.system("sample-city");
    private final Map<String, CategoryId> known = new HashMap<>();

    @Activate
    public SampleFaq(
            @Reference Transactions transactions,
            @Reference Directory directory,
            @Reference ArticleDesk articles,
            @Reference Categories categories,
            @Reference Translations translations) {
        this.transactions = transactions;
        this.directory = directory;
        this.articles = articles;
        this.categories = categories;
        this.translations = translations;
    }

    /** All or nothing, so that a stop in between does not leave half an FAQ for ever. */
    void load() {
        transactions.run(
                () -> {
                    if (articles.list(actor, ArticleFilter.ALL, PageRequest.first(1)).total() > 0) {
                        return;
                    }
                    Map<String, ArticleId> made = new HashMap<>();
                    known.clear(); // of an attempt that was rolled back
                    trees();
                    for (FaqFile.Entry entry : FaqFile.articles()) {
                        ArticleId id = articles.create(actor, text(entry)).id();
                        articles.publish(actor, id);
                        made.put(entry.question(), id);
                    }
                    FaqFile.english().forEach(text -> translate(made, text));
                    LOG.info("{} articles of the sample city published", made.size());
                });
    }

    /** In their order, with English names and icons of the public site. */
    private void trees() {
        for (Map<String, String> row : Csv.rows(SampleCity.resource("categories.csv"))) {
            Category category =
                    categories.ensure(actor, List.of(row.get("path").split(CategoryTree.LEVEL)));
            categories.describe(
                    actor,
                    category.id(),
                    category.name(),
                    Map.of(Locale.ENGLISH, row.get("english")),
                    row.get("icon"));
        }
    }

    private void translate(Map<String, ArticleId> made, FaqFile.Translation text) {
        ArticleId id =
                Optional.ofNullable(made.get(text.original()))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "no article is called " + text.original()));
        translations.save(actor, id, Locale.ENGLISH, text.question(), text.answer(), "");
    }

    private ArticleText text(FaqFile.Entry entry) {
        return ArticleText.of(entry.question(), entry.answer(), entry.audience())
                .withShortAnswer(entry.shortAnswer())
                .withCategories(
                        Stream.concat(
                                        entry.categories().stream()
                                                .map(path -> category(FIELD, path)),
                                        entry.lifeEvents().stream()
                                                .map(path -> category(LIFE_EVENT, path)))
                                .toList())
                .withKeywords(entry.keywords())
                .withDepartments(
                        entry.departments().stream()
                                .flatMap(code -> directory.findByCode(code).stream())
                                .map(Department::id)
                                .toList())
                .withPublication(
                        new Publication(Optional.empty(), Optional.empty(), entry.featured()));
    }

    private CategoryId category(String root, String path) {
        return known.computeIfAbsent(
                root + CategoryTree.LEVEL + path,
                whole -> categories.ensure(actor, List.of(whole.split(CategoryTree.LEVEL))).id());
    }
}
