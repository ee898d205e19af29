// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAnswer;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyId;
import org.madoguchi.api.survey.SurveyInvitations;
import org.madoguchi.api.survey.SurveyOccasion;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Invitations, from the first to the answer. */
@Component(service = {InvitationBook.class, SurveyInvitations.class})
public final class InvitationBook implements SurveyInvitations {
    /** As long as people remember what they asked. */
    static final int VALID_DAYS = 30;

    private final SurveyStore store;

    @Activate
    public InvitationBook(@Reference SurveyStore store) {
        this.store = store;
    }

    @Override
    public Optional<URI> invite(SurveyOccasion occasion, ChannelId channel) {
        return store.unit()
                .required(
                        em ->
                                store.asking(em).stream()
                                        .filter(
                                                survey ->
                                                        survey.plan().audience()
                                                                == SurveyAudience.CITIZENS)
                                        .filter(
                                                survey ->
                                                        survey.plan()
                                                                .occasions()
                                                                .contains(occasion))
                                        .findFirst()
                                        .map(survey -> invite(em, survey, channel)));
    }

    URI invite(EntityManager em, Survey survey, ChannelId channel) {
        LocalDate today = store.today();
        LocalDate last = survey.plan().period().last();
        LocalDate expires = today.plusDays(VALID_DAYS);
        String token = store.tokens().next();
        em.persist(
                new InvitationEntity(
                        store.tokens().id(),
                        survey.id(),
                        Tokens.hash(token),
                        channel,
                        today,
                        expires.isBefore(last) ? expires : last,
                        InvitationState.INVITED));
        return URI.create(store.city().publicUrl() + PATH + token);
    }

    /** Somebody who was asked without an invitation, and what came of it. */
    void note(EntityManager em, Survey survey, SurveyAnswer answer, InvitationState state) {
        em.persist(
                new InvitationEntity(
                        store.tokens().id(),
                        survey.id(),
                        Tokens.hash(store.tokens().next()),
                        answer.channel(),
                        answer.day(),
                        answer.day(),
                        state));
    }

    /** An invitation that can be used, or was. */
    record Opened(Survey survey, InvitationState state) {}

    /** Empty when there is none, or its time is over. */
    Optional<Opened> open(String token) {
        return store.unit()
                .required(
                        em ->
                                find(em, token)
                                        .filter(row -> !row.isOver(store.today()))
                                        .map(
                                                row ->
                                                        new Opened(
                                                                store.survey(
                                                                        em,
                                                                        new SurveyId(
                                                                                row.surveyId())),
                                                                row.state()))
                                        .filter(opened -> opened.survey().asksOn(store.today())));
    }

    /** What the citizen has decided; it counts once. */
    void decide(String token, boolean takesPart) {
        store.unit()
                .run(
                        em ->
                                move(
                                        em,
                                        token,
                                        InvitationState.INVITED,
                                        takesPart
                                                ? InvitationState.CONSENTED
                                                : InvitationState.DECLINED));
    }

    /**
     * Keeps the answers of an invitation that has been opened, apart from it.
     *
     * @return false when it was answered already
     */
    boolean answer(String token, Survey survey, Map<String, List<String>> answers) {
        return store.unit()
                .required(
                        em -> {
                            if (!move(
                                    em,
                                    token,
                                    InvitationState.CONSENTED,
                                    InvitationState.ANSWERED)) {
                                return false;
                            }
                            ChannelId channel =
                                    new ChannelId(find(em, token).orElseThrow().channel());
                            store.keep(
                                    em, survey, new SurveyAnswer(store.today(), channel, answers));
                            return true;
                        });
    }

    /** In one statement: of two browsers at the same moment one is too late. */
    private boolean move(EntityManager em, String token, InvitationState from, InvitationState to) {
        return em.createQuery(
                                "update InvitationEntity i set i.state = :to, i.movedOn = :day"
                                        + " where i.tokenHash = :hash and i.state = :from")
                        .setParameter("to", to)
                        .setParameter("day", store.today())
                        .setParameter("hash", Tokens.hash(token))
                        .setParameter("from", from)
                        .executeUpdate()
                == 1;
    }

    private static Optional<InvitationEntity> find(EntityManager em, String token) {
        return em
                .createQuery(
                        "select i from InvitationEntity i where i.tokenHash = :hash",
                        InvitationEntity.class)
                .setParameter("hash", Tokens.hash(token))
                .getResultList()
                .stream()
                .findFirst();
    }
}
