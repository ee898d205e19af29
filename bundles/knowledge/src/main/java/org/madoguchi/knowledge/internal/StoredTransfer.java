// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.madoguchi.api.Content;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleTransfer;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Articles in and out as CSV files. */
@Component(service = ArticleTransfer.class, configurationPid = "org.madoguchi.knowledge")
public final class StoredTransfer implements ArticleTransfer {
    private static final Logger LOG = LoggerFactory.getLogger(StoredTransfer.class);
    private static final int AT_ONCE = 200;

    private final KnowledgeStore store;
    private final StoredCategories categories;
    private final Directory directory;
    private final City city;
    private final AuditTrail audit;
    private final boolean fourEyes;
    private final ImportJobs jobs;

    @Activate
    public StoredTransfer(
            @Reference KnowledgeStore store,
            @Reference StoredCategories categories,
            @Reference Directory directory,
            @Reference City city,
            @Reference AuditTrail audit,
            KnowledgeConfig config) {
        this(store, categories, directory, city, audit, config.four_eyes());
    }

    StoredTransfer(
            KnowledgeStore store,
            StoredCategories categories,
            Directory directory,
            City city,
            AuditTrail audit,
            boolean fourEyes) {
        this.store = store;
        this.categories = categories;
        this.directory = directory;
        this.city = city;
        this.audit = audit;
        this.fourEyes = fourEyes;
        this.jobs = new ImportJobs(store);
    }

    @Deactivate
    void close() throws InterruptedException {
        jobs.close();
    }

    @Override
    public List<String> columns() {
        return Arrays.stream(Column.values())
                .filter(column -> column != Column.STATE)
                .map(Column::heading)
                .toList();
    }

    @Override
    public Head head(Actor actor, Content file) {
        actor.require(Permission.ARTICLE_EDIT);
        try {
            return ArticleCsv.head(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Report check(Actor actor, Content file, Act act, List<String> headings) {
        require(actor, act);
        return run(actor, open(file, act, headings), act).look(rows -> {});
    }

    @Override
    public JobId start(
            Actor actor,
            Content file,
            Act act,
            List<String> headings,
            Consumer<Progress> listener) {
        require(actor, act);
        Path copy = copy(file);
        try {
            ArticleCsv csv = open(Content.of(copy), act, headings);
            return jobs.start(
                    actor, csv.rows(), listener, () -> run(actor, csv, act), () -> delete(copy));
        } catch (IOException e) {
            delete(copy);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(copy);
            throw e;
        }
    }

    @Override
    public Optional<Progress> progress(Actor actor, JobId id) {
        actor.require(Permission.ARTICLE_EDIT);
        return jobs.progress(actor, id);
    }

    @Override
    public void export(Actor actor, ArticleFilter filter, Coding coding, OutputStream out)
            throws IOException {
        actor.require(Permission.ARTICLE_READ);
        List<Long> texts = store.ask(DeskQuery.of(actor, filter).allTexts());
        audit.record(actor, "article.export", "articles", texts.size() + " " + coding);
        RowText rows = rows();
        CsvWriter csv = new CsvWriter(out, coding);
        for (Column column : Column.values()) {
            csv.cell(column.heading(), false);
        }
        csv.endRow();
        for (int from = 0; from < texts.size(); from += AT_ONCE) {
            List<Long> some = texts.subList(from, Math.min(from + AT_ONCE, texts.size()));
            for (Article article :
                    store.ask(
                            Select.ofEach(
                                    TextRows.NEWEST + " WHERE t.id = ?", TextRows::edited, some))) {
                for (Column column : Column.values()) {
                    csv.cell(rows.cell(column, article), column == Column.ANSWER);
                }
                csv.endRow();
            }
        }
        csv.flush();
        if (csv.missing() > 0) {
            LOG.warn("{} characters of an export have no place in {}", csv.missing(), coding);
        }
    }

    private void require(Actor actor, Act act) {
        actor.require(Permission.ARTICLE_EDIT);
        if (act != Act.WRITE) {
            actor.require(Permission.ARTICLE_PUBLISH);
        }
        ArticleRules.require(
                act != Act.PUBLISH || !fourEyes || actor.user().isEmpty(), "import.own");
    }

    private static ArticleCsv open(Content file, Act act, List<String> headings) {
        try {
            ArticleCsv csv = ArticleCsv.open(file, headings);
            ArticleRules.require(
                    act != Act.REMOVE || csv.has(Column.ID), "csv.id", Column.ID.heading());
            return csv;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportRun run(Actor actor, ArticleCsv csv, Act act) {
        return new ImportRun(
                store, audit, new ImportLookups(store, categories.tree(), rows()), actor, csv, act);
    }

    private RowText rows() {
        return new RowText(
                categories.tree(), new DepartmentNames(directory), new CellTimes(city.zone()));
    }

    /** What was sent is gone when the request is answered. */
    private static Path copy(Content file) {
        ArticleRules.require(
                file.size() <= ArticleCsv.BYTES, "csv.big", ArticleCsv.BYTES / 1024 / 1024);
        try {
            Path copy = Files.createTempFile("madoguchi-faq", ".csv");
            try (InputStream in = file.open()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            LOG.warn("{} of an import is left", copy, e);
        }
    }
}
