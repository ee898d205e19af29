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
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.CategoryTree;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where articles are written. */
@Component(service = ArticleDesk.class, configurationPid = "org.madoguchi.knowledge")
public final class EditedArticles implements ArticleDesk {
    private final KnowledgeStore store;
    private final StoredCategories categories;
    private final ArticleFiles files;
    private final OwnerChanges owners;
    private final AuditTrail audit;
    private final ArticleTables tables;
    private final ArticleReads reads;
    private final ArticleMoves moves;

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
        this.tables = new ArticleTables(store.unit());
        this.reads = new ArticleReads(store, audit);
        this.moves = new ArticleMoves(store, audit, fourEyes);
    }

    @Override
    public Page<Article> list(Actor actor, ArticleFilter filter, PageRequest request) {
        actor.require(Permission.ARTICLE_READ);
        return reads.list(actor, filter, request);
    }

    @Override
    public Article get(Actor actor, ArticleId id) {
        actor.require(Permission.ARTICLE_READ);
        Article found = reads.newest(id);
        if (!EditRights.isSeen(actor, found.text())) {
            throw new NotFoundException("no article " + id);
        }
        return found;
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
                            return written(em, actor, "article.create", row);
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
                            Article before = reads.newest(id);
                            EditRights.require(
                                    actor, Permission.ARTICLE_EDIT, before.text().departments());
                            EditRights.requireOwn(actor, checked.text());
                            ArticleRules.require(
                                    version.isEmpty() || version.getAsLong() == before.version(),
                                    "version.old",
                                    before.updatedBy());
                            if (before.text().equals(checked.text())) {
                                return before;
                            }
                            tables.revise(em, row, checked, tree, Written.now(store.now(), actor));
                            return written(em, actor, "article.revise", row);
                        });
    }

    private Article written(EntityManager em, Actor actor, String action, ArticleEntity row) {
        em.flush();
        audit.record(actor, action, "article " + row.id(), "revision " + row.revision());
        store.changed(row.id());
        return reads.newest(new ArticleId(row.id()));
    }

    private CheckedText checked(ArticleText text, CategoryTree tree) {
        return ArticleRules.checked(text, files.known(text.files()), tree);
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
        moves.submit(actor, id, remark);
    }

    @Override
    public void giveBack(Actor actor, ArticleId id, String remark) {
        moves.giveBack(actor, id, remark);
    }

    @Override
    public void publish(Actor actor, ArticleId id) {
        moves.publish(actor, id);
    }

    @Override
    public void retire(Actor actor, ArticleId id) {
        moves.retire(actor, id);
    }

    @Override
    public void delete(Actor actor, ArticleId id) {
        moves.delete(actor, id);
    }

    @Override
    public List<ArticleRevision> revisions(Actor actor, ArticleId id) {
        get(actor, id);
        return reads.revisions(id);
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
        get(actor, id);
        return reads.log(id);
    }

    @Override
    public Optional<ArticleId> sameQuestion(
            Actor actor, String question, Optional<ArticleId> besides) {
        actor.require(Permission.ARTICLE_READ);
        return reads.sameQuestion(actor, question, besides);
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
}
