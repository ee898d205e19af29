// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody is in a team. */
@Entity
@Table(name = "identity_team_member")
class TeamMemberEntity {
    @Id private long id;

    @Column(name = "team_id", nullable = false)
    private long teamId;

    @Column(name = "user_id", nullable = false)
    private long userId;

    protected TeamMemberEntity() {}

    TeamMemberEntity(long id, long teamId, long userId) {
        this.id = id;
        this.teamId = teamId;
        this.userId = userId;
    }

    long teamId() {
        return teamId;
    }

    long userId() {
        return userId;
    }
}
