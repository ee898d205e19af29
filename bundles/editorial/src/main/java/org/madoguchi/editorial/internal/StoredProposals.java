// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.editorial.NewProposal;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.ProposalId;
import org.madoguchi.api.editorial.Proposals;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The queue as rows of a table. */
@Component(service = {Proposals.class, StoredProposals.class})
public final class StoredProposals implements Proposals {
    private static final int MOST_OF_AN_ARTICLE = 100;

    private final EntityUnit unit;
    private final Articles articles;
    private final City city;
    private final AuditTrail audit;
    private final Clock clock;

    @Activate
    public StoredProposals(
            @Reference EditorialStore store,
            @Reference Articles articles,
            @Reference City city,
            @Reference AuditTrail audit) {
        this(store, articles, city, audit, Clock.systemUTC());
    }

    StoredProposals(
            EditorialStore store, Articles articles, City city, AuditTrail audit, Clock clock) {
        this.unit = store.unit();
        this.articles = articles;
        this.city = city;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Proposal propose(Actor actor, NewProposal proposal) {
        actor.require(Permission.ARTICLE_READ);
        NewProposal made = ProposalRules.checked(proposal);
        return unit.required(
                em -> same(em, made).orElseGet(() -> make(em, actor, made)).toRecord());
    }

    /** Somebody pressed twice, or two people saw the same. */
    private static Optional<ProposalEntity> same(EntityManager em, NewProposal made) {
        return new ProposalQuery(Optional.empty())
                .titled(made.title()).newestFirst(em, MOST_OF_AN_ARTICLE).stream()
                        .filter(one -> !one.isSettled() && one.isOf(made.origin()))
                        .filter(one -> one.article().equals(made.article()))
                        .findFirst();
    }

    private ProposalEntity make(EntityManager em, Actor actor, NewProposal made) {
        Instant now = clock.instant();
        ProposalEntity row =
                new ProposalEntity(unit.newId(), made, since(made, now), now, actor.name());
        em.persist(row);
        audit.record(
                actor,
                "proposal.create",
                "proposal " + row.id(),
                made.kind() + made.origin().map(origin -> " of case " + origin).orElse(""));
        return row;
    }

    private Instant since(NewProposal made, Instant now) {
        if (made.source() != Proposal.Source.SEARCH_WITHOUT_RESULT) {
            return now;
        }
        Select<Instant> first =
                Select.of(
                        "SELECT on_day FROM editorial_search WHERE words = ? AND without_result > 0"
                                + " ORDER BY on_day FETCH FIRST 1 ROWS ONLY",
                        row -> Days.day(row).atStartOfDay(city.zone()).toInstant(),
                        KeptText.words(made.title()));
        unit.select(first);
        return first.first().orElse(now);
    }

    @Override
    public Page<Proposal> list(Actor actor, Filter filter, PageRequest request) {
        actor.require(Permission.ARTICLE_READ);
        return unit.required(
                em ->
                        new ProposalQuery(actor.department())
                                .of(filter, city.zone())
                                .page(em, request));
    }

    @Override
    public Proposal get(Actor actor, ProposalId id) {
        actor.require(Permission.ARTICLE_READ);
        return unit.required(em -> row(em, actor, id).toRecord());
    }

    private static ProposalEntity row(EntityManager em, Actor actor, ProposalId id) {
        ProposalEntity row = em.find(ProposalEntity.class, id.value());
        if (row == null || !row.isFor(actor.department())) {
            throw new NotFoundException("no proposal " + id);
        }
        return row;
    }

    @Override
    public Proposal move(
            Actor actor,
            ProposalId id,
            Proposal.State state,
            Optional<ArticleId> article,
            String remark) {
        Optional<String> said = ProposalRules.remark(remark);
        return change(
                actor,
                id,
                "proposal.move",
                state.name(),
                row -> {
                    said.ifPresent(row::remark);
                    if (state == Proposal.State.DECLINED && row.remark().isEmpty()) {
                        throw Texts.rejection("reason");
                    }
                    Optional<ArticleId> subject = article.or(row::article);
                    if (state == Proposal.State.IN_WORK) {
                        subject.ifPresent(
                                one -> row.workOn(one, row.isNewArticle() ? 0 : published(one)));
                    } else {
                        article.ifPresent(one -> row.workOn(one, 0));
                    }
                    row.move(state, clock.instant());
                    closeWhenPublished(row);
                });
    }

    @Override
    public Proposal assign(Actor actor, ProposalId id, Optional<DepartmentId> department) {
        return change(
                actor,
                id,
                "proposal.assign",
                department.map(one -> "department " + one).orElse("desk"),
                row -> row.assign(department, clock.instant()));
    }

    private Proposal change(
            Actor actor, ProposalId id, String action, String detail, Consumer<ProposalEntity> to) {
        actor.require(Permission.ARTICLE_EDIT);
        return unit.required(
                em -> {
                    ProposalEntity row = row(em, actor, id);
                    to.accept(row);
                    audit.record(actor, action, "proposal " + id, detail);
                    return row.toRecord();
                });
    }

    /** The revision that readers of any kind see; 0 for none. */
    private int published(ArticleId article) {
        return articles.published(article, Reader.ANYBODY)
                .map(found -> found.published().orElse(found.revision()))
                .orElse(0);
    }

    private boolean closeWhenPublished(ProposalEntity row) {
        boolean done =
                row.isInWork()
                        && row.article()
                                .map(article -> row.isOlderThan(published(article)))
                                .orElse(false);
        if (done) {
            row.move(Proposal.State.DONE, clock.instant());
        }
        return done;
    }

    /** Those in work whose article readers can see now are done. */
    void closePublished(Optional<ArticleId> article) {
        unit.run(
                em -> {
                    ProposalQuery inWork =
                            new ProposalQuery(Optional.empty()).in(Proposal.State.IN_WORK);
                    article.ifPresent(inWork::of);
                    inWork.newestFirst(em, 1_000).stream()
                            .filter(this::closeWhenPublished)
                            .forEach(
                                    row ->
                                            audit.record(
                                                    Actor.system("editorial"),
                                                    "proposal.done",
                                                    "proposal " + row.id(),
                                                    row.article()
                                                            .map(one -> "article " + one)
                                                            .orElse("")));
                });
    }

    @Override
    public long open(Actor actor) {
        actor.require(Permission.ARTICLE_READ);
        return unit.required(
                em -> new ProposalQuery(actor.department()).in(Proposal.State.OPEN).count(em));
    }

    @Override
    public List<Month> byMonth(Actor actor) {
        actor.require(Permission.ARTICLE_READ);
        return counts().byMonth(actor.department(), clock.instant());
    }

    @Override
    public Turnaround turnaround(Actor actor, Period period) {
        actor.require(Permission.ARTICLE_READ);
        return counts().turnaround(actor.department(), period);
    }

    private ProposalCounts counts() {
        return new ProposalCounts(unit, city.zone());
    }

    @Override
    public List<Proposal> of(Actor actor, ArticleId article) {
        actor.require(Permission.ARTICLE_READ);
        return unit.required(
                em ->
                        new ProposalQuery(actor.department())
                                .of(article).newestFirst(em, MOST_OF_AN_ARTICLE).stream()
                                        .map(ProposalEntity::toRecord)
                                        .toList());
    }
}
