// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Articles in two tables: the present text, and every text there was. */
@Component
public final class JpaArticles implements Articles {
    /** Rows read at a time when all of them are wanted: an index build must not hold them all. */
    private static final int BATCH = 200;

    private static final String VISIBLE =
            " from Article a where a.state = org.madoguchi.api.knowledge.ArticleState.PUBLISHED"
                    + " and a.audience in :audiences";
    private static final String WITHIN =
            " and (a.category = :category or a.category like :below escape '!')";
    private static final String MATCHING =
            " from Article a where lower(a.question) like :part escape '!'"
                    + " or lower(a.answer) like :part escape '!'"
                    + " or lower(a.keywords) like :part escape '!'"
                    + " or lower(a.category) like :part escape '!'";

    private final EntityUnit unit;
    private final AuditTrail audit;
    private final DomainEvents events;
    private final Clock clock;

    @Activate
    public JpaArticles(
            @Reference Storage storage,
            @Reference AuditTrail audit,
            @Reference DomainEvents events) {
        this(storage, audit, events, Clock.systemUTC());
    }

    JpaArticles(Storage storage, AuditTrail audit, DomainEvents events, Clock clock) {
        this.unit =
                storage.open(
                        UnitDefinition.of(
                                "knowledge", ArticleEntity.class, ArticleRevisionEntity.class));
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Deactivate
    void close() {
        unit.close();
    }

    @Override
    public Optional<Article> published(ArticleId id, Audience reader) {
        return unit.required(
                em ->
                        Optional.ofNullable(em.find(ArticleEntity.class, id.value()))
                                .filter(row -> row.state() == ArticleState.PUBLISHED)
                                .filter(row -> visibleTo(reader).contains(row.text().audience()))
                                .map(ArticleEntity::article));
    }

    @Override
    public Page<Article> published(Audience reader, String category, PageRequest request) {
        String where = VISIBLE + (category.isEmpty() ? "" : WITHIN);
        Consumer<TypedQuery<?>> values =
                query -> {
                    query.setParameter("audiences", visibleTo(reader));
                    if (!category.isEmpty()) {
                        query.setParameter("category", category);
                        query.setParameter("below", escaped(category) + "＞%");
                    }
                };
        return page(where, values, " order by a.question, a.id", request);
    }

    @Override
    public Map<String, Long> categories(Audience reader) {
        return unit.required(
                em -> {
                    Map<String, Long> counts = new TreeMap<>();
                    em.createQuery(
                                    "select a.category, count(a)"
                                            + VISIBLE
                                            + " group by a.category",
                                    Object[].class)
                            .setParameter("audiences", visibleTo(reader))
                            .getResultList()
                            .forEach(row -> counts.put((String) row[0], (Long) row[1]));
                    return counts;
                });
    }

    @Override
    public Page<Article> list(Actor actor, String textFilter, PageRequest request) {
        actor.require(Permission.ARTICLE_READ);
        String part = textFilter.strip().toLowerCase(Locale.ROOT);
        String where = part.isEmpty() ? " from Article a" : MATCHING;
        Consumer<TypedQuery<?>> values =
                query -> {
                    if (!part.isEmpty()) {
                        query.setParameter("part", "%" + escaped(part) + "%");
                    }
                };
        return page(where, values, " order by a.updatedAt desc, a.id desc", request);
    }

    @Override
    public Article get(Actor actor, ArticleId id) {
        actor.require(Permission.ARTICLE_READ);
        return unit.required(em -> row(em, id).article());
    }

    @Override
    public Article create(Actor actor, ArticleText text) {
        actor.require(Permission.ARTICLE_EDIT);
        ArticleText checked = ArticleRules.checked(text);
        return unit.required(
                em -> {
                    ArticleEntity row = new ArticleEntity(unit.newId());
                    em.persist(row);
                    revise(em, row, checked, actor);
                    done(actor, "article.create", row, "revision 1");
                    return row.article();
                });
    }

    @Override
    public Article update(Actor actor, ArticleId id, ArticleText text) {
        actor.require(Permission.ARTICLE_EDIT);
        ArticleText checked = ArticleRules.checked(text);
        return unit.required(
                em -> {
                    ArticleEntity row = row(em, id);
                    if (row.state() == ArticleState.PUBLISHED) {
                        // what is public changes at once, so this is publishing too
                        actor.require(Permission.ARTICLE_PUBLISH);
                    }
                    if (!row.text().equals(checked)) {
                        revise(em, row, checked, actor);
                        done(actor, "article.update", row, "revision " + row.revision());
                    }
                    return row.article();
                });
    }

    @Override
    public void publish(Actor actor, ArticleId id) {
        move(actor, id, ArticleState.PUBLISHED, "article.publish");
    }

    @Override
    public void retire(Actor actor, ArticleId id) {
        move(actor, id, ArticleState.RETIRED, "article.retire");
    }

    @Override
    public void forEachPublished(Consumer<Article> consumer) {
        long last = Long.MIN_VALUE;
        List<Article> batch;
        do {
            long after = last;
            batch =
                    unit.required(
                            em ->
                                    em
                                            .createQuery(
                                                    "select a"
                                                            + VISIBLE
                                                            + " and a.id > :after order by a.id",
                                                    ArticleEntity.class)
                                            .setParameter("audiences", visibleTo(Audience.STAFF))
                                            .setParameter("after", after)
                                            .setMaxResults(BATCH)
                                            .getResultList()
                                            .stream()
                                            .map(ArticleEntity::article)
                                            .toList());
            batch.forEach(consumer);
            if (!batch.isEmpty()) {
                last = batch.get(batch.size() - 1).id().value();
            }
        } while (batch.size() == BATCH);
    }

    private void move(Actor actor, ArticleId id, ArticleState state, String action) {
        actor.require(Permission.ARTICLE_PUBLISH);
        unit.run(
                em -> {
                    ArticleEntity row = row(em, id);
                    if (row.state() != state) {
                        row.move(state, clock.instant(), actor.name());
                        done(actor, action, row, "revision " + row.revision());
                    }
                });
    }

    private void revise(EntityManager em, ArticleEntity row, ArticleText text, Actor actor) {
        em.persist(row.revise(unit.newId(), text, clock.instant(), actor.name()));
    }

    private void done(Actor actor, String action, ArticleEntity row, String detail) {
        audit.record(actor, action, "article " + row.id(), detail);
        events.publish(new ArticleChanged(new ArticleId(row.id()), clock.instant()));
    }

    private Page<Article> page(
            String where, Consumer<TypedQuery<?>> values, String order, PageRequest request) {
        return unit.required(
                em -> {
                    TypedQuery<Long> count = em.createQuery("select count(a)" + where, Long.class);
                    values.accept(count);
                    TypedQuery<ArticleEntity> rows =
                            em.createQuery("select a" + where + order, ArticleEntity.class);
                    values.accept(rows);
                    List<Article> items =
                            rows
                                    .setFirstResult(request.offset())
                                    .setMaxResults(request.limit())
                                    .getResultList()
                                    .stream()
                                    .map(ArticleEntity::article)
                                    .toList();
                    return new Page<>(items, count.getSingleResult(), request);
                });
    }

    private static ArticleEntity row(EntityManager em, ArticleId id) {
        ArticleEntity row = em.find(ArticleEntity.class, id.value());
        if (row == null) {
            throw new NotFoundException("no article " + id);
        }
        return row;
    }

    private static List<Audience> visibleTo(Audience reader) {
        return Arrays.stream(Audience.values())
                .filter(audience -> audience.compareTo(reader) <= 0)
                .toList();
    }

    /** Text whose {@code %} and {@code _} mean themselves in a LIKE with escape {@code !}. */
    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
