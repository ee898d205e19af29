// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.city.City;
import org.madoguchi.api.form.FormFormat;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAnswer;
import org.madoguchi.api.survey.SurveyId;
import org.madoguchi.api.survey.SurveyState;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of this module, and what day it is in the city. */
@Component(service = SurveyStore.class)
public final class SurveyStore {
    private final EntityUnit unit;
    private final FormFormat format;
    private final City city;
    private final Clock clock;
    private final AnswerJson json = new AnswerJson();
    private final Tokens tokens = new Tokens();

    @Activate
    public SurveyStore(
            @Reference Storage storage, @Reference FormFormat format, @Reference City city) {
        this(storage, format, city, Clock.systemUTC());
    }

    SurveyStore(Storage storage, FormFormat format, City city, Clock clock) {
        this.unit =
                storage.open(
                        UnitDefinition.of(
                                "surveys",
                                SurveyEntity.class,
                                InvitationEntity.class,
                                AnswerEntity.class,
                                ParticipantEntity.class));
        this.format = format;
        this.city = city;
        this.clock = clock;
    }

    @Deactivate
    void close() {
        unit.close();
    }

    EntityUnit unit() {
        return unit;
    }

    FormFormat format() {
        return format;
    }

    City city() {
        return city;
    }

    Clock clock() {
        return clock;
    }

    AnswerJson json() {
        return json;
    }

    Tokens tokens() {
        return tokens;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city.zone());
    }

    /** In the order in which they were made. */
    List<Survey> surveys(EntityManager em) {
        return em
                .createQuery("select s from SurveyEntity s order by s.id", SurveyEntity.class)
                .getResultList()
                .stream()
                .map(row -> row.survey(format))
                .toList();
    }

    /** Those that ask somebody today. */
    List<Survey> asking(EntityManager em) {
        LocalDate today = today();
        return em
                .createQuery(
                        "select s from SurveyEntity s where s.state = :state order by s.id",
                        SurveyEntity.class)
                .setParameter("state", SurveyState.OPEN)
                .getResultList()
                .stream()
                .map(row -> row.survey(format))
                .filter(survey -> survey.asksOn(today))
                .toList();
    }

    Survey survey(EntityManager em, SurveyId id) {
        SurveyEntity row = em.find(SurveyEntity.class, id.value());
        if (row == null) {
            throw new NotFoundException("no survey " + id);
        }
        return row.survey(format);
    }

    /** The row until the transaction ends: one change at a time. */
    SurveyEntity locked(EntityManager em, SurveyId id) {
        SurveyEntity row = em.find(SurveyEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new NotFoundException("no survey " + id);
        }
        return row;
    }

    void keep(EntityManager em, Survey survey, SurveyAnswer answer) {
        SurveyRules.checkAnswers(survey.questions(), answer.values());
        em.persist(new AnswerEntity(tokens.id(), survey.id(), answer, json));
    }
}
