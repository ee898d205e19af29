// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Set;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;

/** A team; its members are rows of their own. */
@Entity
@Table(name = "identity_team")
class TeamEntity {
    @Id private long id;

    @Column(nullable = false, length = 60)
    private String name;

    private boolean retired;

    protected TeamEntity() {}

    TeamEntity(long id, String name) {
        this.id = id;
        this.name = name;
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    void rename(String other) {
        name = other;
    }

    boolean isRetired() {
        return retired;
    }

    void retire(boolean wanted) {
        retired = wanted;
    }

    Team toRecord(Set<UserId> members) {
        return new Team(new TeamId(id), name, members, retired);
    }
}
