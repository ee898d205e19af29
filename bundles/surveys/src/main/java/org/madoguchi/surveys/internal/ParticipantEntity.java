// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.survey.SurveyId;

/** One of the staff has answered a survey. */
@Entity
@Table(name = "surveys_participant")
class ParticipantEntity {
    @Id
    @Column(name = "id", length = 60)
    private String id;

    @Column(name = "survey_id", nullable = false)
    private long surveyId;

    protected ParticipantEntity() {}

    ParticipantEntity(SurveyId survey, UserId user) {
        this.id = id(survey, user);
        this.surveyId = survey.value();
    }

    static String id(SurveyId survey, UserId user) {
        return survey + " " + user;
    }
}
