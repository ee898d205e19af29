// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.cases.ApprovalStep;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** A step of an answer's release. The version keeps two people from giving the same one. */
@Entity
@Table(name = "cases_approval")
class ApprovalEntity {
    private static final int LONGEST_NAME = 200;

    @Id private long id;

    @Column(name = "interaction_id", nullable = false)
    private long interactionId;

    private int step;

    @Column(nullable = false, length = 40)
    private String name;

    @Column(nullable = false, length = 4000)
    private String givers;

    @Column(name = "given_by")
    private Long givenBy;

    @Column(name = "given_name", nullable = false, length = LONGEST_NAME)
    private String givenName = "";

    @Column(name = "absent_id")
    private Long absentId;

    @Column(name = "absent_name", nullable = false, length = LONGEST_NAME)
    private String absentName = "";

    @Column(name = "given_at")
    private LocalDateTime givenAt;

    @Version private int version;

    ApprovalEntity() {}

    ApprovalEntity(long id, InteractionId interaction, int number, ApprovalStep wanted) {
        this.id = id;
        interactionId = interaction.value();
        step = number;
        name = wanted.name();
        givers = Givers.column(wanted);
    }

    void give(UserId giver, String giverName, Voice voice, Instant at) {
        givenBy = giver.value();
        givenName = Cut.to(LONGEST_NAME, giverName);
        absentId = voice.isOwn() ? null : voice.person().value();
        absentName = Cut.to(LONGEST_NAME, voice.absentName());
        givenAt = Times.column(at);
    }

    /** Everything begins anew. */
    void takeBack() {
        givenBy = null;
        givenName = "";
        absentId = null;
        absentName = "";
        givenAt = null;
    }
}
