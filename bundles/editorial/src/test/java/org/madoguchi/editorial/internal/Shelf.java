// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleRevision;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Reader;

/** Articles in memory: as much of them as this module asks for. */
final class Shelf implements Articles, ArticleDesk {
    CategoryTree tree = new CategoryTree(List.of());
    private final Map<Long, Article> all = new ConcurrentHashMap<>();

    void clear() {
        all.clear();
    }

    /** Puts a published article there, or the next revision of it. */
    ArticleId publish(long id, String question, Instant at) {
        int revision = revision(id) + 1;
        put(id, question, ArticleState.PUBLISHED, revision, OptionalInt.of(revision), at);
        return new ArticleId(id);
    }

    /** The same, filed. */
    ArticleId publish(long id, String question, CategoryId... categories) {
        ArticleId article = publish(id, question, Instant.EPOCH);
        all.computeIfPresent(
                id,
                (key, known) ->
                        new Article(
                                known.id(),
                                known.text().withCategories(List.of(categories)),
                                known.plainAnswer(),
                                known.state(),
                                known.revision(),
                                known.published(),
                                known.version(),
                                known.updatedAt(),
                                known.updatedBy()));
        return article;
    }

    /** A draft; what is published stays. */
    ArticleId draft(long id, String question, Instant at) {
        OptionalInt published = all.containsKey(id) ? all.get(id).published() : OptionalInt.empty();
        put(id, question, ArticleState.DRAFT, revision(id) + 1, published, at);
        return new ArticleId(id);
    }

    private int revision(long id) {
        return all.containsKey(id) ? all.get(id).revision() : 0;
    }

    private void put(
            long id,
            String question,
            ArticleState state,
            int revision,
            OptionalInt published,
            Instant at) {
        all.put(
                id,
                new Article(
                        new ArticleId(id),
                        ArticleText.of(question, "答え", Audience.PUBLIC),
                        "答え",
                        state,
                        revision,
                        published,
                        revision,
                        at,
                        "編集"));
    }

    @Override
    public Optional<Article> published(ArticleId id, Reader reader) {
        return Optional.ofNullable(all.get(id.value()))
                .filter(article -> article.published().isPresent());
    }

    @Override
    public Article get(Actor actor, ArticleId id) {
        return Optional.ofNullable(all.get(id.value()))
                .orElseThrow(() -> new NotFoundException("no article " + id));
    }

    @Override
    public Page<Article> list(Actor actor, ArticleFilter filter, PageRequest request) {
        List<Article> wanted =
                all.values().stream()
                        .filter(
                                article ->
                                        filter.state()
                                                .map(state -> state == article.state())
                                                .orElse(true))
                        .sorted(Comparator.comparing(Article::updatedAt).reversed())
                        .toList();
        return new Page<>(
                wanted.stream().skip(request.offset()).limit(request.limit()).toList(),
                wanted.size(),
                request);
    }

    @Override
    public Page<Article> published(Reader reader, ArticleSelection selection, PageRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<CategoryId, Long> categories(Reader reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<DepartmentId, Long> departments(Reader reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forEachPublished(Consumer<Article> consumer) {
        all.values().stream().filter(article -> article.published().isPresent()).forEach(consumer);
    }

    @Override
    public boolean mayEdit(Actor actor, ArticleId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Article create(Actor actor, ArticleText text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Article revise(Actor actor, ArticleId id, ArticleText text, OptionalLong version) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ArticleFile keep(Actor actor, Attachment file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void submit(Actor actor, ArticleId id, String remark) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void giveBack(Actor actor, ArticleId id, String remark) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void publish(Actor actor, ArticleId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void retire(Actor actor, ArticleId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Actor actor, ArticleId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ArticleRevision> revisions(Actor actor, ArticleId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Article rollBack(Actor actor, ArticleId id, int revision) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AuditRecord> log(Actor actor, ArticleId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ArticleId> sameQuestion(
            Actor actor, String question, Optional<ArticleId> besides) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int replaceOwner(Actor actor, DepartmentId former, DepartmentId next) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<DepartmentId, Long> retiredOwners(Actor actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String safe(Actor actor, String answer, List<ArticleFile> files) {
        throw new UnsupportedOperationException();
    }
}
