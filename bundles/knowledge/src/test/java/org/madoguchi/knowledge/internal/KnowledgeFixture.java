// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.CategoriesChanged;
import org.madoguchi.test.StorageFixture;

/** The whole module over a real, empty database, with a clock that tests move. */
final class KnowledgeFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T01:02:03.456Z");
    static final DepartmentId WASTE = new DepartmentId(7);
    static final DepartmentId ROADS = new DepartmentId(8);
    static final Actor EDITOR = actor(1, "編集 花子", Optional.empty(), Role.FAQ_EDITOR);
    static final Actor OPERATOR = actor(2, "受付 太郎", Optional.empty(), Role.OPERATOR);
    static final Actor WRITER = actor(3, "所管 一郎", Optional.of(WASTE), Role.DEPARTMENT_STAFF);
    static final Actor APPROVER = actor(4, "承認 次郎", Optional.of(WASTE), Role.APPROVER);

    final StorageFixture database = StorageFixture.start();
    final MovingClock clock = new MovingClock();
    final Audit audit = new Audit();
    final Town town = new Town();
    final Translators machines = new Translators();
    final KnowledgeStore store;
    final StoredCategories categories;
    final ArticleFiles files;
    final PublishedArticles articles;
    final EditedArticles desk;
    final StoredTranslations translations;

    KnowledgeFixture() {
        store =
                new KnowledgeStore(
                        database.storage(), database.transactions(), database.events(), clock);
        categories = new StoredCategories(store, audit);
        files = new ArticleFiles(store, database.blobs());
        articles = new PublishedArticles(store, Duration.ofDays(1));
        desk = desk(false);
        translations = translations(false);
    }

    StoredTranslations translations(boolean publishesMachines) {
        return new StoredTranslations(store, articles, desk, audit, machines, publishesMachines);
    }

    EditedArticles desk(boolean fourEyes) {
        return new EditedArticles(
                store, categories, files, new OwnerChanges(store, town, audit), audit, fourEyes);
    }

    StoredTransfer transfer(boolean fourEyes) {
        return new StoredTransfer(store, categories, town, town, audit, fourEyes);
    }

    /** Two departments, in Japan. */
    static final class Town implements Directory, City {
        boolean wasteIsThere = true;

        private List<Department> all() {
            return List.of(
                    new Department(WASTE, "1501", "ごみ減量課", "", "", "", wasteIsThere),
                    new Department(ROADS, "1502", "道路課", "", "", "", true));
        }

        @Override
        public List<Department> departments() {
            return all().stream().filter(Department::active).toList();
        }

        @Override
        public Optional<Department> find(DepartmentId id) {
            return all().stream().filter(one -> one.id().equals(id)).findFirst();
        }

        @Override
        public Optional<Department> findByCode(String code) {
            return all().stream().filter(one -> one.code().equals(code)).findFirst();
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
            throw new UnsupportedOperationException("not needed here");
        }

        @Override
        public LocalizedText name() {
            return LocalizedText.same("あさひ市");
        }

        @Override
        public LocalizedText deskName() {
            return name();
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

    static Actor actor(long id, String name, Optional<DepartmentId> department, Role... roles) {
        return new Actor(Optional.of(new UserId(id)), name, Set.of(roles), department, "192.0.2.1");
    }

    /** As the event bus does it in the running product. */
    void deliver() {
        List<DomainEvent> events = database.published();
        database.forget();
        events.forEach(articles::on);
        events.forEach(categories::on);
    }

    ArticleId published(ArticleText text) {
        ArticleId id = desk.create(EDITOR, text).id();
        desk.publish(EDITOR, id);
        deliver();
        return id;
    }

    /** Removes everything but keeps the tables. */
    void empty() {
        store.unit()
                .run(
                        em ->
                                List.of(
                                                "knowledge_shelf",
                                                "knowledge_article",
                                                "knowledge_text",
                                                "knowledge_text_category",
                                                "knowledge_text_owner",
                                                "knowledge_translation",
                                                "knowledge_category_name",
                                                "knowledge_category",
                                                "knowledge_file")
                                        .forEach(
                                                table ->
                                                        em.createNativeQuery("DELETE FROM " + table)
                                                                .executeUpdate()));
        store.tell(new CategoriesChanged(NOW));
        deliver();
        audit.records.clear();
        clock.now = NOW;
    }

    @Override
    public void close() {
        try {
            articles.close();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        store.close();
        database.close();
    }

    static final class MovingClock extends Clock {
        volatile Instant now = NOW;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final class Audit implements AuditTrail {
        final List<AuditRecord> records = new ArrayList<>();

        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            records.add(
                    new AuditRecord(
                            records.size(),
                            clock.instant(),
                            actor.user(),
                            actor.name(),
                            actor.origin(),
                            action,
                            subject,
                            detail));
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            actor.require(Permission.AUDIT_READ);
            List<AuditRecord> found =
                    records.stream()
                            .filter(
                                    record ->
                                            query.subject().orElseThrow().equals(record.subject()))
                            .sorted((one, other) -> Long.compare(other.id(), one.id()))
                            .limit(request.limit())
                            .toList();
            return new Page<>(found, found.size(), request);
        }

        List<String> lines() {
            return records.stream()
                    .map(
                            record ->
                                    record.actorName()
                                            + " "
                                            + record.action()
                                            + " "
                                            + record.subject())
                    .toList();
        }
    }
}
