// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.survey.SurveyId;

/** One citizen who was asked, and what became of it; who that is stands nowhere. */
@Entity
@Table(name = "surveys_invitation")
class InvitationEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "survey_id", nullable = false)
    private long surveyId;

    @Column(name = "token_hash", nullable = false, length = 64)
    private String tokenHash;

    @Column(name = "channel", nullable = false, length = 32)
    private String channel;

    @Column(name = "invited_on", nullable = false)
    private LocalDate invitedOn;

    @Column(name = "moved_on", nullable = false)
    private LocalDate movedOn;

    @Column(name = "expires_on", nullable = false)
    private LocalDate expiresOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false, length = 20)
    private InvitationState state;

    protected InvitationEntity() {}

    InvitationEntity(
            long id,
            SurveyId survey,
            String tokenHash,
            ChannelId channel,
            LocalDate day,
            LocalDate expiresOn,
            InvitationState state) {
        this.id = id;
        this.surveyId = survey.value();
        this.tokenHash = tokenHash;
        this.channel = channel.value();
        this.invitedOn = day;
        this.movedOn = day;
        this.expiresOn = expiresOn;
        this.state = state;
    }

    long surveyId() {
        return surveyId;
    }

    String channel() {
        return channel;
    }

    boolean isOver(LocalDate today) {
        return today.isAfter(expiresOn);
    }

    InvitationState state() {
        return state;
    }
}
