// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.averagingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.QualityMark;
import org.madoguchi.api.cases.QualityMarks;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Marks as rows. */
@Component(service = QualityMarks.class)
public final class StoredMarks implements QualityMarks {
    private static final Duration LATELY = Duration.ofDays(14);

    /** As many marks as averages are made of. */
    private static final int MOST = 10_000;

    private static final String UNMARKED =
            "select i.id, i.caseId, i.kind, i.channel, i.happenedAt, c.subject, i.authorId,"
                    + " c.assigneeId from InteractionEntity i, CaseEntity c where c.id = i.caseId"
                    + " and i.happenedAt >= :since and (i.kind = :reply and i.state = :sent and"
                    + " i.authorId is not null and i.authorDepartmentId is null or i.kind ="
                    + " :inbound and i.channel in :live and c.assigneeId is not null) and not"
                    + " exists (select m.id from MarkEntity m where m.interactionId = i.id)";
    private static final String THEIRS =
            " and (i.kind = :reply and i.authorId = :user or i.kind = :inbound and c.assigneeId ="
                    + " :user)";

    private final CaseStore store;
    private final StoredEntries entries;
    private final Users users;
    private final AuditTrail audit;

    @Activate
    public StoredMarks(
            @Reference CaseStore store,
            @Reference StoredEntries entries,
            @Reference Users users,
            @Reference AuditTrail audit) {
        this.store = store;
        this.entries = entries;
        this.users = users;
        this.audit = audit;
    }

    @Override
    public List<Work> unmarked(
            Actor actor, Set<ChannelId> live, Optional<UserId> operator, int limit) {
        actor.require(Permission.QUALITY_MARK);
        Map<UserId, String> names = users.operators().stream().collect(toMap(User::id, User::name));
        // an empty list is no list to the database
        List<String> channels =
                live.isEmpty() ? List.of("-") : live.stream().map(ChannelId::value).toList();
        return store.unit()
                .required(
                        em -> {
                            TypedQuery<Object[]> query =
                                    em.createQuery(
                                                    UNMARKED
                                                            + (operator.isPresent() ? THEIRS : "")
                                                            + " order by i.happenedAt desc,"
                                                            + " i.id desc",
                                                    Object[].class)
                                            .setParameter(
                                                    "since",
                                                    Times.column(
                                                            store.clock().instant().minus(LATELY)))
                                            .setParameter("reply", InteractionKind.REPLY)
                                            .setParameter("sent", InteractionState.SENT)
                                            .setParameter("inbound", InteractionKind.INBOUND)
                                            .setParameter("live", channels)
                                            .setMaxResults(limit);
                            operator.ifPresent(user -> query.setParameter("user", user.value()));
                            return query.getResultList().stream()
                                    .map(row -> work(row, names))
                                    .toList();
                        });
    }

    private static Work work(Object[] row, Map<UserId, String> names) {
        InteractionKind kind = (InteractionKind) row[2];
        UserId operator = new UserId((Long) row[kind == InteractionKind.REPLY ? 6 : 7]);
        return new Work(
                new InteractionId((Long) row[0]),
                CaseId.ofLong((Long) row[1]),
                kind,
                new ChannelId((String) row[3]),
                Times.instant((LocalDateTime) row[4]),
                (String) row[5],
                operator,
                names.getOrDefault(operator, ""));
    }

    @Override
    public QualityMark mark(
            Actor actor,
            InteractionId interaction,
            UserId operator,
            Map<String, Integer> scores,
            String remark) {
        actor.require(Permission.QUALITY_MARK);
        if (actor.user().equals(Optional.of(operator))) {
            throw DeskTexts.rejection("mark-own");
        }
        String words = remark.strip();
        if (words.length() > QualityMark.MAX_REMARK) {
            throw DeskTexts.rejection("text-too-long", QualityMark.MAX_REMARK);
        }
        User marked =
                users.find(operator)
                        .filter(user -> user.actor("").may(Permission.CASE_HANDLE))
                        .orElseThrow(() -> DeskTexts.rejection("unknown-assignee"));
        return store.unit().required(em -> mark(em, actor, interaction, marked, scores, words));
    }

    private QualityMark mark(
            EntityManager em,
            Actor actor,
            InteractionId interaction,
            User operator,
            Map<String, Integer> scores,
            String remark) {
        CaseId about = store.visible(em, actor, interaction).caseId();
        Optional<MarkEntity> known = stored(em, interaction);
        Map<String, Integer> before = known.map(mark -> scores(em, mark)).orElse(Map.of());
        check(em, scores, before.keySet());
        MarkEntity mark =
                known.orElseGet(
                        () -> {
                            MarkEntity made =
                                    new MarkEntity(store.unit().newId(), interaction, about);
                            em.persist(made);
                            return made;
                        });
        mark.say(operator, actor.name(), store.clock().instant(), remark);
        em.createQuery("delete from MarkScoreEntity s where s.markId = :mark")
                .setParameter("mark", mark.id())
                .executeUpdate();
        scores.forEach(
                (code, score) ->
                        em.persist(
                                new MarkScoreEntity(store.unit().newId(), mark.id(), code, score)));
        audit.record(
                actor,
                "case.mark",
                "case " + about,
                "interaction "
                        + interaction
                        + " user "
                        + operator.id()
                        + " "
                        + new TreeMap<>(scores));
        return mark.mark(scores);
    }

    /** Scores for criteria that are offered, or that the mark had already. */
    private void check(EntityManager em, Map<String, Integer> scores, Set<String> known) {
        Set<String> offered =
                entries.entries(em, DeskEntry.Kind.QUALITY_CRITERION).stream()
                        .filter(entry -> !entry.retired() || known.contains(entry.code()))
                        .map(DeskEntry::code)
                        .collect(Collectors.toSet());
        boolean fine =
                !scores.isEmpty()
                        && offered.containsAll(scores.keySet())
                        && scores.values().stream()
                                .allMatch(score -> score >= 1 && score <= QualityMark.BEST);
        if (!fine) {
            throw DeskTexts.rejection("mark-scores", QualityMark.BEST);
        }
    }

    private static Optional<MarkEntity> stored(EntityManager em, InteractionId interaction) {
        return em.createQuery(
                        "select m from MarkEntity m where m.interactionId = :id", MarkEntity.class)
                .setParameter("id", interaction.value())
                .getResultStream()
                .findFirst();
    }

    private static Map<String, Integer> scores(EntityManager em, MarkEntity mark) {
        return em.createQuery(
                        "select s from MarkScoreEntity s where s.markId = :mark",
                        MarkScoreEntity.class)
                .setParameter("mark", mark.id())
                .getResultStream()
                .collect(toMap(MarkScoreEntity::code, MarkScoreEntity::score));
    }

    @Override
    public Optional<QualityMark> find(Actor actor, InteractionId interaction) {
        actor.require(Permission.QUALITY_MARK);
        return store.unit()
                .required(em -> stored(em, interaction).map(mark -> mark.mark(scores(em, mark))));
    }

    @Override
    public List<QualityMark> of(Actor actor, UserId operator, int limit) {
        actor.require(Permission.QUALITY_MARK);
        return marks(operator, limit);
    }

    @Override
    public List<QualityMark> mine(Actor actor, int limit) {
        actor.require(Permission.CASE_HANDLE);
        return actor.user().map(user -> marks(user, limit)).orElse(List.of());
    }

    private List<QualityMark> marks(UserId operator, int limit) {
        return store.unit()
                .required(
                        em ->
                                withScores(
                                        em,
                                        em.createQuery(
                                                        "select m from MarkEntity m where"
                                                                + " m.operatorId = :user order by"
                                                                + " m.markedAt desc, m.id desc",
                                                        MarkEntity.class)
                                                .setParameter("user", operator.value())
                                                .setMaxResults(limit)
                                                .getResultList()));
    }

    private static List<QualityMark> withScores(EntityManager em, List<MarkEntity> marks) {
        if (marks.isEmpty()) {
            return List.of();
        }
        Map<Long, Map<String, Integer>> scores =
                em.createQuery(
                                "select s from MarkScoreEntity s where s.markId in :marks",
                                MarkScoreEntity.class)
                        .setParameter("marks", marks.stream().map(MarkEntity::id).toList())
                        .getResultStream()
                        .collect(
                                groupingBy(
                                        MarkScoreEntity::markId,
                                        toMap(MarkScoreEntity::code, MarkScoreEntity::score)));
        return marks.stream()
                .map(mark -> mark.mark(scores.getOrDefault(mark.id(), Map.of())))
                .toList();
    }

    private record Scored(UserId operator, String name, long mark, String code, int score) {
        static Scored read(Object[] row) {
            return new Scored(
                    new UserId((Long) row[0]),
                    (String) row[1],
                    (Long) row[2],
                    (String) row[3],
                    (Integer) row[4]);
        }
    }

    @Override
    public List<Average> averages(Actor actor, Instant since) {
        actor.require(Permission.QUALITY_MARK);
        List<Scored> all =
                store.unit()
                        .required(
                                em ->
                                        em
                                                .createQuery(
                                                        "select m.operatorId, m.operatorName, m.id,"
                                                                + " s.code, s.score from MarkEntity"
                                                                + " m, MarkScoreEntity s where"
                                                                + " s.markId = m.id and m.markedAt"
                                                                + " >= :since order by m.markedAt"
                                                                + " desc",
                                                        Object[].class)
                                                .setParameter("since", Times.column(since))
                                                .setMaxResults(MOST)
                                                .getResultList()
                                                .stream()
                                                .map(Scored::read)
                                                .toList());
        return all.stream().collect(groupingBy(Scored::operator)).values().stream()
                .map(StoredMarks::average)
                .sorted(Comparator.comparing(Average::name))
                .toList();
    }

    private static Average average(List<Scored> ofOne) {
        return new Average(
                ofOne.get(0).operator(),
                ofOne.get(0).name(),
                ofOne.stream().map(Scored::mark).distinct().count(),
                ofOne.stream().collect(averagingInt(Scored::score)),
                ofOne.stream().collect(groupingBy(Scored::code, averagingInt(Scored::score))));
    }
}
