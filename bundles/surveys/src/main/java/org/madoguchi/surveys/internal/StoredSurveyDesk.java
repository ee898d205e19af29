// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAnswer;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyDesk;
import org.madoguchi.api.survey.SurveyId;
import org.madoguchi.api.survey.SurveyOccasion;
import org.madoguchi.api.survey.SurveyPlan;
import org.madoguchi.api.survey.SurveyState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Surveys as rows. */
@Component(service = SurveyDesk.class)
public final class StoredSurveyDesk implements SurveyDesk {
    private final SurveyStore store;
    private final InvitationBook book;
    private final AuditTrail audit;

    @Activate
    public StoredSurveyDesk(
            @Reference SurveyStore store,
            @Reference InvitationBook book,
            @Reference AuditTrail audit) {
        this.store = store;
        this.book = book;
        this.audit = audit;
    }

    @Override
    public List<Survey> surveys(Actor actor) {
        actor.require(Permission.SURVEY_MANAGE);
        List<Survey> all = new ArrayList<>(store.unit().required(store::surveys));
        Collections.reverse(all);
        return List.copyOf(all);
    }

    @Override
    public Survey survey(Actor actor, SurveyId id) {
        actor.require(Permission.SURVEY_MANAGE);
        return store.unit().required(em -> store.survey(em, id));
    }

    @Override
    public FormContent template(SurveyAudience audience) {
        return SurveyTemplate.of(audience);
    }

    @Override
    public Survey create(Actor actor, SurveyPlan plan, FormContent questions) {
        actor.require(Permission.SURVEY_MANAGE);
        check(plan, questions);
        return store.unit()
                .required(
                        em -> {
                            SurveyId id = new SurveyId(store.unit().newId());
                            SurveyEntity row =
                                    new SurveyEntity(id, plan, store.format().write(questions));
                            em.persist(row);
                            audit(actor, "survey.create", id, questions.name().ja());
                            return row.survey(store.format());
                        });
    }

    @Override
    public Survey save(Actor actor, SurveyId id, int seen, SurveyPlan plan, FormContent questions) {
        actor.require(Permission.SURVEY_MANAGE);
        check(plan, questions);
        return store.unit()
                .required(
                        em -> {
                            SurveyEntity row = store.locked(em, id);
                            if (row.revision() != seen) {
                                throw SurveyRules.rejection("refused.changed");
                            }
                            Survey before = row.survey(store.format());
                            if (before.state() != SurveyState.DRAFT
                                    && (!before.questions().equals(questions)
                                            || before.plan().audience() != plan.audience())) {
                                throw SurveyRules.rejection("refused.begun");
                            }
                            row.change(plan, store.format().write(questions));
                            audit(actor, "survey.save", id, questions.name().ja());
                            return row.survey(store.format());
                        });
    }

    private void check(SurveyPlan plan, FormContent questions) {
        store.format().check(questions);
        SurveyRules.check(plan, questions);
    }

    @Override
    public void open(Actor actor, SurveyId id) {
        become(actor, id, SurveyState.OPEN, "survey.open");
    }

    @Override
    public void close(Actor actor, SurveyId id) {
        become(actor, id, SurveyState.CLOSED, "survey.close");
    }

    private void become(Actor actor, SurveyId id, SurveyState next, String action) {
        actor.require(Permission.SURVEY_MANAGE);
        store.unit()
                .run(
                        em -> {
                            SurveyEntity row = store.locked(em, id);
                            if (next == SurveyState.CLOSED && row.state() == SurveyState.DRAFT) {
                                throw SurveyRules.rejection("refused.draft");
                            }
                            row.become(next);
                            audit(actor, action, id, "");
                        });
    }

    @Override
    public List<URI> issue(Actor actor, SurveyId id, ChannelId channel, int count) {
        actor.require(Permission.SURVEY_MANAGE);
        if (count < 1 || count > MOST_LINKS) {
            throw SurveyRules.rejection("refused.count");
        }
        return store.unit()
                .required(
                        em -> {
                            Survey survey = store.survey(em, id);
                            boolean asks =
                                    survey.asksOn(store.today())
                                            && survey.plan().audience() == SurveyAudience.CITIZENS
                                            && survey.plan()
                                                    .occasions()
                                                    .contains(SurveyOccasion.LINK);
                            if (!asks) {
                                throw SurveyRules.rejection("refused.asks-nobody");
                            }
                            List<URI> links = new ArrayList<>();
                            for (int i = 0; i < count; i++) {
                                links.add(book.invite(em, survey, channel));
                            }
                            audit(actor, "survey.issue", id, channel + ", " + count + " links");
                            return List.copyOf(links);
                        });
    }

    @Override
    public void record(Actor actor, SurveyId id, List<SurveyAnswer> taken) {
        actor.require(Permission.SURVEY_MANAGE);
        store.unit()
                .run(
                        em -> {
                            Survey survey = store.survey(em, id);
                            if (survey.state() == SurveyState.DRAFT
                                    || survey.plan().audience() != SurveyAudience.CITIZENS) {
                                throw SurveyRules.rejection("refused.asks-nobody");
                            }
                            taken.forEach(answer -> record(em, survey, answer));
                            audit(actor, "survey.record", id, taken.size() + " answers");
                        });
    }

    private void record(EntityManager em, Survey survey, SurveyAnswer answer) {
        if (answer.day().isAfter(store.today()) || !survey.plan().covers(answer.day())) {
            throw SurveyRules.rejection("refused.day");
        }
        Optional<SurveyAnswer> given = Optional.of(answer).filter(one -> !one.values().isEmpty());
        book.note(
                em,
                survey,
                answer,
                given.isPresent() ? InvitationState.ANSWERED : InvitationState.DECLINED);
        given.ifPresent(one -> store.keep(em, survey, one));
    }

    private void audit(Actor actor, String action, SurveyId id, String detail) {
        audit.record(actor, action, "survey " + id, detail);
    }
}
