// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAnswer;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyFigures;
import org.madoguchi.api.survey.SurveyId;
import org.madoguchi.api.survey.SurveyResults;
import org.madoguchi.api.survey.SurveyResults.Counts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Figures from the rows as they are now: an answer is in them as soon as it is given. */
@Component(service = SurveyFigures.class)
public final class StoredSurveyFigures implements SurveyFigures {
    private final SurveyStore store;
    private final AuditTrail audit;

    @Activate
    public StoredSurveyFigures(@Reference SurveyStore store, @Reference AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    @Override
    public SurveyResults results(
            Actor actor, SurveyId id, Period period, Optional<ChannelId> channel) {
        actor.require(Permission.SURVEY_MANAGE);
        SurveyResults results =
                store.unit()
                        .required(
                                em -> {
                                    Survey survey = store.survey(em, id);
                                    List<SurveyAnswer> answers = answers(em, id, period, channel);
                                    Map<ChannelId, Counts> counts =
                                            survey.plan().audience() == SurveyAudience.STAFF
                                                    ? staff(answers)
                                                    : counts(em, id, period, channel);
                                    return Reckoning.of(survey, counts, answers);
                                });
        record(actor, "survey.results", id, period, channel);
        return results;
    }

    @Override
    public List<SurveyAnswer> answers(
            Actor actor, SurveyId id, Period period, Optional<ChannelId> channel) {
        actor.require(Permission.SURVEY_MANAGE);
        List<SurveyAnswer> answers =
                store.unit()
                        .required(
                                em -> {
                                    store.survey(em, id);
                                    return answers(em, id, period, channel);
                                });
        record(actor, "survey.answers", id, period, channel);
        return answers;
    }

    private void record(
            Actor actor, String action, SurveyId id, Period period, Optional<ChannelId> channel) {
        audit.record(
                actor,
                action,
                "survey " + id,
                period.first() + " " + period.last() + channel.map(one -> ", " + one).orElse(""));
    }

    private List<SurveyAnswer> answers(
            EntityManager em, SurveyId id, Period period, Optional<ChannelId> channel) {
        TypedQuery<AnswerEntity> query =
                em.createQuery(
                        "select a from AnswerEntity a where a.surveyId = :survey"
                                + " and a.answeredOn between :first and :last"
                                + (channel.isPresent() ? " and a.channel = :channel" : "")
                                + " order by a.answeredOn, a.id",
                        AnswerEntity.class);
        return bound(query, id, period, channel).getResultList().stream()
                .map(row -> row.answer(store.json()))
                .toList();
    }

    private static Map<ChannelId, Counts> staff(List<SurveyAnswer> answers) {
        return answers.isEmpty()
                ? Map.of()
                : Map.of(STAFF, new Counts(0, 0, answers.size(), answers.size()));
    }

    /** Everybody on the day of what they did: who is invited today may answer next month. */
    private static Map<ChannelId, Counts> counts(
            EntityManager em, SurveyId id, Period period, Optional<ChannelId> channel) {
        Map<String, Map<InvitationState, Long>> invited =
                days(em, "invitedOn", id, period, channel);
        Map<String, Map<InvitationState, Long>> moved = days(em, "movedOn", id, period, channel);
        Set<String> channels = new TreeSet<>(invited.keySet());
        moved.forEach(
                (name, states) -> {
                    if (states.keySet().stream().anyMatch(s -> s != InvitationState.INVITED)) {
                        channels.add(name);
                    }
                });
        Map<ChannelId, Counts> counts = new LinkedHashMap<>();
        for (String name : channels) {
            Map<InvitationState, Long> states = moved.getOrDefault(name, Map.of());
            long answered = states.getOrDefault(InvitationState.ANSWERED, 0L);
            counts.put(
                    new ChannelId(name),
                    new Counts(
                            invited.getOrDefault(name, Map.of()).values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum(),
                            states.getOrDefault(InvitationState.DECLINED, 0L),
                            states.getOrDefault(InvitationState.CONSENTED, 0L) + answered,
                            answered));
        }
        return counts;
    }

    /** Invitations by channel and by how far they are now. */
    private static Map<String, Map<InvitationState, Long>> days(
            EntityManager em,
            String column,
            SurveyId id,
            Period period,
            Optional<ChannelId> channel) {
        TypedQuery<Object[]> query =
                em.createQuery(
                        "select i.channel, i.state, count(i) from InvitationEntity i"
                                + " where i.surveyId = :survey and i."
                                + column
                                + " between :first and :last"
                                + (channel.isPresent() ? " and i.channel = :channel" : "")
                                + " group by i.channel, i.state",
                        Object[].class);
        Map<String, Map<InvitationState, Long>> days = new HashMap<>();
        for (Object[] row : bound(query, id, period, channel).getResultList()) {
            days.computeIfAbsent((String) row[0], key -> new EnumMap<>(InvitationState.class))
                    .put((InvitationState) row[1], (Long) row[2]);
        }
        return days;
    }

    private static <T> TypedQuery<T> bound(
            TypedQuery<T> query, SurveyId id, Period period, Optional<ChannelId> channel) {
        query.setParameter("survey", id.value())
                .setParameter("first", period.first())
                .setParameter("last", period.last());
        channel.ifPresent(one -> query.setParameter("channel", one.value()));
        return query;
    }
}
