// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.survey.StaffSurveys;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAnswer;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyFigures;
import org.madoguchi.api.survey.SurveyId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who has answered in one table, what was answered in another. */
@Component(service = StaffSurveys.class)
public final class StoredStaffSurveys implements StaffSurveys {
    private final SurveyStore store;

    @Activate
    public StoredStaffSurveys(@Reference SurveyStore store) {
        this.store = store;
    }

    @Override
    public List<Survey> waiting(Actor actor) {
        return actor.user().isEmpty()
                ? List.of()
                : store.unit()
                        .required(
                                em ->
                                        store.asking(em).stream()
                                                .filter(survey -> asks(survey, actor))
                                                .filter(
                                                        survey ->
                                                                !hasAnswered(
                                                                        em,
                                                                        survey.id(),
                                                                        actor.user().get()))
                                                .toList());
    }

    @Override
    public Survey waiting(Actor actor, SurveyId id) {
        return waiting(actor).stream()
                .filter(survey -> survey.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no survey " + id + " waits"));
    }

    private static boolean asks(Survey survey, Actor actor) {
        return survey.plan().audience() == SurveyAudience.STAFF
                && (survey.plan().departments().isEmpty()
                        || actor.department()
                                .filter(survey.plan().departments()::contains)
                                .isPresent());
    }

    private static boolean hasAnswered(EntityManager em, SurveyId survey, UserId user) {
        return em.find(ParticipantEntity.class, ParticipantEntity.id(survey, user)) != null;
    }

    @Override
    public void answer(Actor actor, SurveyId id, Map<String, List<String>> answers) {
        UserId user = actor.user().orElseThrow(() -> new NotFoundException("nobody is asked"));
        store.unit()
                .run(
                        em -> {
                            Survey survey = store.survey(em, id);
                            if (!survey.asksOn(store.today()) || !asks(survey, actor)) {
                                throw new NotFoundException("survey " + id + " asks others");
                            }
                            if (hasAnswered(em, id, user)) {
                                throw SurveyRules.rejection("refused.answered");
                            }
                            em.persist(new ParticipantEntity(id, user));
                            em.flush(); // of two at the same moment one is too late
                            store.keep(
                                    em,
                                    survey,
                                    new SurveyAnswer(store.today(), SurveyFigures.STAFF, answers));
                        });
    }
}
