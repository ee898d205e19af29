// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.survey;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.identity.Actor;

/**
 * What a survey has brought, as it is at this moment (ST-227, ST-304). Every call needs {@code
 * SURVEY_MANAGE} and is audited. Safe for use by several threads.
 */
public interface SurveyFigures {
    /** Stands for the channel in the answers of staff. */
    ChannelId STAFF = new ChannelId("staff");

    /**
     * @param period of the days on which people were invited or answered
     * @param channel empty for all
     */
    SurveyResults results(Actor actor, SurveyId id, Period period, Optional<ChannelId> channel);

    /** The answers themselves, by day; within a day in no order. */
    List<SurveyAnswer> answers(
            Actor actor, SurveyId id, Period period, Optional<ChannelId> channel);
}
