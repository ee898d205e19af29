// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.survey.SurveyAnswer;
import org.madoguchi.api.survey.SurveyId;

/** What somebody answered. */
@Entity
@Table(name = "surveys_answer")
class AnswerEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "survey_id", nullable = false)
    private long surveyId;

    @Column(name = "channel", nullable = false, length = 32)
    private String channel;

    @Column(name = "answered_on", nullable = false)
    private LocalDate answeredOn;

    @Lob
    @Column(name = "content", nullable = false)
    private String content;

    protected AnswerEntity() {}

    AnswerEntity(long id, SurveyId survey, SurveyAnswer answer, AnswerJson json) {
        this.id = id;
        this.surveyId = survey.value();
        this.channel = answer.channel().value();
        this.answeredOn = answer.day();
        this.content = json.write(answer.values());
    }

    SurveyAnswer answer(AnswerJson json) {
        return new SurveyAnswer(answeredOn, new ChannelId(channel), json.read(content));
    }
}
