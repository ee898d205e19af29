// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleRevision;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where articles are written. */
@Component(service = ArticleDesk.class, configurationPid = "org.madoguchi.knowledge")
public final class EditedArticles implements ArticleDesk {
    private static final int LOG = 200;
    private static final int REMARK = 1_000;

    private final KnowledgeStore store;
    private final StoredCategories categories;
    private final ArticleFiles files;
    private final OwnerChanges owners;
    private final AuditTrail audit;
    private final ArticleTables tables;
    private final boolean fourEyes;

    @Activate
    public EditedArticles(
            @Reference KnowledgeStore store,
            @Reference StoredCategories categories,
            @Reference ArticleFiles files,
            @Reference OwnerChanges owners,
            @Reference AuditTrail audit,
            KnowledgeConfig config) {
        this(store, categories, files, owners, audit, config.four_eyes());
    }

    EditedArticles(
            KnowledgeStore store,
            StoredCategories categories,
            ArticleFiles files,
            OwnerChanges owners,
            AuditTrail audit,
            boolean fourEyes) {
        this.store = store;
        this.categories = categories;
        this.files = files;
        this.owners = owners;
        this.audit = audit;
        this.fourEyes = fourEyes;
        this.tables = new ArticleTables(store.unit());
    }

    @Override
    public Page<Article> list(Actor actor, ArticleFilter filter, PageRequest request) {
        actor.require(Permission.ARTICLE_READ);
        DeskQuery query = DeskQuery.of(actor, filter);
        Select<Long> total = query.count();
        Select<Long> texts = query.texts(request);
        store.unit().select(total, texts);
        List<Article> items =
                store.ask(
                        Select.ofEach(
                                TextRows.NEWEST + " WHERE t.id = ?",
                                TextRows::edited,
                                texts.rows()));
        return new Page<>(items, total.rows().get(0), request);
    }

    @Override
    public Article get(Actor actor, ArticleId id) {
        actor.require(Permission.ARTICLE_READ);
        return newest(id);
    }

    @Override
    public boolean mayEdit(Actor actor, ArticleId id) {
        return EditRights.may(actor, Permission.ARTICLE_EDIT, get(actor, id).text().departments());
    }

    @Override
    public Article create(Actor actor, ArticleText text) {
        actor.require(Permission.ARTICLE_EDIT);
        CategoryTree tree = categories.tree();
        CheckedText checked = checked(EditRights.owned(actor, text), tree);
        return store.unit()
                .required(
                        em -> {
                            ArticleEntity row =
                                    tables.create(
                                            em, checked, tree, Written.now(store.now(), actor));
                            return done(em, actor, "article.create", row, "revision 1");
                        });
    }

    @Override
    public Article revise(Actor actor, ArticleId id, ArticleText text, OptionalLong version) {
        actor.require(Permission.ARTICLE_EDIT);
        CategoryTree tree = categories.tree();
        CheckedText checked = checked(text, tree);
        return store.unit()
                .required(
                        em -> {
                            ArticleEntity row = tables.find(em, id);
                            Article before = newest(id);
                            EditRights.require(
                                    actor, Permission.ARTICLE_EDIT, before.text().departments());
                            EditRights.owned(actor, checked.text());
                            ArticleRules.require(
                                    version.isEmpty() || version.getAsLong() == before.version(),
                                    "version.old",
                                    before.updatedBy());
                            if (before.text().equals(checked.text())) {
                                return before;
                            }
                            tables.revise(em, row, checked, tree, Written.now(store.now(), actor));
                            return done(
                                    em, actor, "article.revise", row, "revision " + row.revision());
                        });
    }

    @Override
    public String safe(Actor actor, String answer, List<ArticleFile> kept) {
        actor.require(Permission.ARTICLE_EDIT);
        return answer.isBlank() ? "" : ArticleRules.safeAnswer(answer, kept);
    }

    @Override
    public ArticleFile keep(Actor actor, Attachment file) {
        actor.require(Permission.ARTICLE_EDIT);
        return files.keep(actor, file);
    }

    @Override
    public void submit(Actor actor, ArticleId id, String remark) {
        move(
                actor,
                Permission.ARTICLE_EDIT,
                id,
                ArticleState.REVIEW,
                "article.submit",
                checked(remark),
                "state.submit",
                ArticleState.DRAFT);
    }

    @Override
    public void giveBack(Actor actor, ArticleId id, String remark) {
        move(
                actor,
                Permission.ARTICLE_PUBLISH,
                id,
                ArticleState.DRAFT,
                "article.give-back",
                checked(remark),
                "state.back",
                ArticleState.REVIEW);
    }

    @Override
    public void publish(Actor actor, ArticleId id) {
        change(
                actor,
                Permission.ARTICLE_PUBLISH,
                id,
                (em, row) -> {
                    if (row.state() == ArticleState.PUBLISHED) {
                        return;
                    }
                    TextRows.Text text = tables.text(row.id(), row.revision());
                    ArticleRules.require(
                            !fourEyes
                                    || actor.user().isEmpty()
                                    || text.writer().isEmpty()
                                    || text.writer().getAsLong() != actor.user().get().value(),
                            "publish.own");
                    tables.publish(em, row, text.text(), store.now(), actor.name());
                    done(em, actor, "article.publish", row, "revision " + row.revision());
                });
    }

    @Override
    public void retire(Actor actor, ArticleId id) {
        change(
                actor,
                Permission.ARTICLE_PUBLISH,
                id,
                (em, row) -> {
                    if (row.state() != ArticleState.RETIRED) {
                        tables.retire(em, row, store.now(), actor.name());
                        done(em, actor, "article.retire", row, "revision " + row.revision());
                    }
                });
    }

    @Override
    public void delete(Actor actor, ArticleId id) {
        change(
                actor,
                Permission.ARTICLE_EDIT,
                id,
                (em, row) -> {
                    ArticleRules.require(!row.wasPublished(), "delete.published");
                    tables.delete(em, row);
                    audit.record(
                            actor, "article.delete", "article " + id, "revision " + row.revision());
                    store.changed(id.value());
                });
    }

    @Override
    public List<ArticleRevision> revisions(Actor actor, ArticleId id) {
        actor.require(Permission.ARTICLE_READ);
        newest(id);
        return store
                .ask(
                        Select.of(
                                "SELECT "
                                        + TextRows.TEXT
                                        + " FROM knowledge_text t WHERE t.article_id = ?"
                                        + " ORDER BY t.revision DESC",
                                TextRows::text,
                                id.value()))
                .stream()
                .map(TextRows.Text::asRevision)
                .toList();
    }

    @Override
    public Article rollBack(Actor actor, ArticleId id, int revision) {
        actor.require(Permission.ARTICLE_EDIT);
        CategoryTree tree = categories.tree();
        ArticleText old = tables.text(id.value(), revision).text();
        // a category may have been removed since
        return revise(
                actor,
                id,
                old.withCategories(
                        old.categories().stream()
                                .filter(category -> tree.find(category).isPresent())
                                .toList()),
                OptionalLong.empty());
    }

    @Override
    public List<AuditRecord> log(Actor actor, ArticleId id) {
        actor.require(Permission.ARTICLE_READ);
        AuditQuery ofArticle =
                new AuditQuery(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("article " + id),
                        Optional.empty(),
                        Optional.empty());
        return audit.list(Actor.system("knowledge"), ofArticle, PageRequest.first(LOG)).items();
    }

    @Override
    public Optional<ArticleId> sameQuestion(
            Actor actor, String question, Optional<ArticleId> besides) {
        actor.require(Permission.ARTICLE_READ);
        return store
                .ask(
                        Select.of(
                                "SELECT s.article_id FROM knowledge_text t"
                                        + " JOIN knowledge_shelf s ON s.text_id = t.id"
                                        + " WHERE t.question_key = ? AND s.article_id <> ?"
                                        + " ORDER BY s.article_id",
                                Row::number,
                                QuestionKey.of(question),
                                besides.map(ArticleId::value).orElse(-1L)))
                .stream()
                .map(ArticleId::new)
                .findFirst();
    }

    @Override
    public Map<DepartmentId, Long> retiredOwners(Actor actor) {
        actor.require(Permission.ARTICLE_READ);
        return owners.retired();
    }

    @Override
    public int replaceOwner(Actor actor, DepartmentId former, DepartmentId next) {
        EditRights.requireWholeDesk(actor);
        return owners.replace(actor, former, next);
    }

    private interface Change {
        void make(EntityManager em, ArticleEntity row);
    }

    private void change(Actor actor, Permission permission, ArticleId id, Change change) {
        actor.require(permission);
        store.unit()
                .run(
                        em -> {
                            ArticleEntity row = tables.find(em, id);
                            EditRights.require(
                                    actor,
                                    permission,
                                    tables.text(row.id(), row.revision()).text().departments());
                            change.make(em, row);
                        });
    }

    private void move(
            Actor actor,
            Permission permission,
            ArticleId id,
            ArticleState next,
            String action,
            String remark,
            String refusal,
            ArticleState from) {
        change(
                actor,
                permission,
                id,
                (em, row) -> {
                    ArticleRules.require(row.state() == from, refusal);
                    row.become(next, store.now(), actor.name());
                    done(
                            em,
                            actor,
                            action,
                            row,
                            "revision " + row.revision() + (remark.isEmpty() ? "" : ": " + remark));
                });
    }

    private Article done(
            EntityManager em, Actor actor, String action, ArticleEntity row, String detail) {
        em.flush();
        audit.record(actor, action, "article " + row.id(), detail);
        store.changed(row.id());
        return newest(new ArticleId(row.id()));
    }

    private Article newest(ArticleId id) {
        return store
                .ask(Select.of(TextRows.NEWEST + " WHERE a.id = ?", TextRows::edited, id.value()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no article " + id));
    }

    private CheckedText checked(ArticleText text, CategoryTree tree) {
        return ArticleRules.checked(text, files.known(text.files()), tree);
    }

    private static String checked(String remark) {
        String line = ArticleRules.line(remark);
        ArticleRules.require(line.length() <= REMARK, "remark.long", REMARK);
        return line;
    }
}
