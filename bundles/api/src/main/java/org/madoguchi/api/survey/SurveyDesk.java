// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.survey;

import java.net.URI;
import java.util.List;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.identity.Actor;

/**
 * Where surveys are made (FJ-268, FJ-270). Every call needs {@code SURVEY_MANAGE}; changes are
 * audited. Safe for use by several threads.
 */
public interface SurveyDesk {
    /** Most links that are handed out at once. */
    int MOST_LINKS = 1_000;

    /** Newest first. */
    List<Survey> surveys(Actor actor);

    /**
     * @throws NotFoundException when there is no such survey
     */
    Survey survey(Actor actor, SurveyId id);

    /** The questions to begin with; for citizens with everything that must be asked (FJ-270). */
    FormContent template(SurveyAudience audience);

    /**
     * Makes a survey that nobody sees yet.
     *
     * @throws RejectedException naming what is wrong: an item that must be asked is missing, or one
     *     asks who answers
     */
    Survey create(Actor actor, SurveyPlan plan, FormContent questions);

    /**
     * Changes a survey. Once it has been opened its questions and its audience stay as they are.
     *
     * @param seen the revision that the actor has seen
     * @throws RejectedException as for {@link #create}, and when somebody else has changed it
     *     meanwhile
     */
    Survey save(Actor actor, SurveyId id, int seen, SurveyPlan plan, FormContent questions);

    /** Lets people be asked from now on, within the period; a closed survey too. */
    void open(Actor actor, SurveyId id);

    /** Asks nobody any more. */
    void close(Actor actor, SurveyId id);

    /**
     * Hands out invitations, one for each citizen, that are counted under a channel.
     *
     * @param count 1 to {@value #MOST_LINKS}
     * @return addresses on the public site; they cannot be had again
     * @throws RejectedException when the survey asks no citizens now
     */
    List<URI> issue(Actor actor, SurveyId id, ChannelId channel, int count);

    /**
     * Adds what was asked by telephone or came on paper (FJ-268).
     *
     * @param taken on days of the survey's period until today; one without values is a refusal,
     *     which is counted and nothing else
     * @throws RejectedException when the survey is a draft or asks no citizens, or a day is wrong
     * @throws IllegalArgumentException when an answer is none to these questions
     */
    void record(Actor actor, SurveyId id, List<SurveyAnswer> taken);
}
