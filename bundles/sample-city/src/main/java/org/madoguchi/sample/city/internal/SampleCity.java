// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.storage.Transactions;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty installation with the sample city. What is there already stays as it is: a changed
 * department, a retired account, an article that was taken off.
 */
@Component(service = {})
public final class SampleCity {
    private static final Logger LOG = LoggerFactory.getLogger(SampleCity.class);

    /** Root of the tree that 分類 names a branch of. */
    private static final String FIELD = "分野";

    private final Transactions transactions;
    private final Directory directory;
    private final Users users;
    private final ArticleDesk articles;
    private final Categories categories;
    private final SignInSheet sheet;
    private final Map<String, CategoryId> known = new HashMap<>();
    private final Actor actor = Actor.system("sample-city");
    private final ExecutorService loading =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "sample-city"));

    @Activate
    public SampleCity(
            @Reference Transactions transactions,
            @Reference Directory directory,
            @Reference Users users,
            @Reference ArticleDesk articles,
            @Reference Categories categories,
            BundleContext context) {
        this(
                transactions,
                directory,
                users,
                articles,
                categories,
                Path.of(context.getProperty("karaf.data"), "sample-sign-in.txt"));
        loading.execute(this::loadOrExplain);
    }

    SampleCity(
            Transactions transactions,
            Directory directory,
            Users users,
            ArticleDesk articles,
            Categories categories,
            Path sheet) {
        this.transactions = transactions;
        this.directory = directory;
        this.users = users;
        this.articles = articles;
        this.categories = categories;
        this.sheet = new SignInSheet(sheet);
    }

    @Deactivate
    void close() throws InterruptedException {
        loading.shutdown();
        if (!loading.awaitTermination(30, TimeUnit.SECONDS)) {
            LOG.warn("the sample city is still being loaded");
        }
    }

    private void loadOrExplain() {
        try {
            load();
        } catch (IOException | RuntimeException e) {
            LOG.error("the sample city could not be loaded; restart its bundle to try again", e);
        }
    }

    void load() throws IOException {
        departments();
        faq();
        staff();
    }

    private void departments() {
        for (Map<String, String> row : Csv.rows(resource("departments.csv"))) {
            if (directory.findByCode(row.get("code")).isEmpty()) {
                directory.save(
                        actor,
                        row.get("code"),
                        row.get("name"),
                        row.get("mail"),
                        row.get("phone"),
                        row.get("duties"),
                        true);
            }
        }
    }

    private void staff() throws IOException {
        List<Map<String, String>> staff = Csv.rows(resource("staff.csv"));
        List<Map<String, String>> missing =
                staff.stream()
                        .filter(row -> users.findByLogin(row.get("login")).isEmpty())
                        .toList();
        if (missing.isEmpty()) {
            return;
        }
        String password = sheet.password(staff);
        for (Map<String, String> row : missing) {
            users.create(
                    actor,
                    new NewUser(
                            row.get("login"),
                            row.get("name"),
                            Set.of(Role.valueOf(row.get("roles"))),
                            department(row.get("department"))),
                    password,
                    true);
        }
        sheet.show();
        LOG.info("{} accounts of the sample city made", missing.size());
    }

    /** All or nothing, so that a stop in between does not leave half an FAQ for ever. */
    private void faq() {
        transactions.run(
                () -> {
                    if (articles.list(actor, ArticleFilter.ALL, PageRequest.first(1)).total() > 0) {
                        return;
                    }
                    List<FaqFile.Entry> entries = FaqFile.entries(resource("faq.md"));
                    for (FaqFile.Entry entry : entries) {
                        articles.publish(actor, articles.create(actor, text(entry)).id());
                    }
                    LOG.info("{} articles of the sample city published", entries.size());
                });
    }

    private ArticleText text(FaqFile.Entry entry) {
        List<DepartmentId> owners =
                entry.departments().stream().flatMap(code -> department(code).stream()).toList();
        return ArticleText.of(entry.question(), entry.answer(), entry.audience())
                .withCategories(List.of(category(FIELD, entry.category())))
                .withKeywords(entry.keywords())
                .withDepartments(owners);
    }

    private CategoryId category(String root, String path) {
        return known.computeIfAbsent(
                root + CategoryTree.LEVEL + path,
                whole -> categories.ensure(actor, List.of(whole.split(CategoryTree.LEVEL))).id());
    }

    private Optional<DepartmentId> department(String code) {
        return code.isEmpty() ? Optional.empty() : directory.findByCode(code).map(Department::id);
    }

    static String resource(String name) {
        try (InputStream in = SampleCity.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
