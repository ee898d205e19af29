// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.identity.StandIn;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** An absence with who stands in. */
@Entity
@Table(name = "identity_stand_in")
class StandInEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "absent_id", nullable = false, updatable = false)
    private long absentId;

    @Column(name = "in_place_id", nullable = false, updatable = false)
    private long inPlaceId;

    @Column(name = "from_at", nullable = false, updatable = false)
    private LocalDateTime fromAt;

    @Column(name = "until_at", nullable = false)
    private LocalDateTime untilAt;

    @Column(name = "set_by", nullable = false, updatable = false, length = 200)
    private String setBy;

    protected StandInEntity() {}

    StandInEntity(
            long id, UserId absent, UserId inPlace, Instant from, Instant until, String setBy) {
        this.id = id;
        absentId = absent.value();
        inPlaceId = inPlace.value();
        fromAt = Times.column(from);
        untilAt = Times.column(until);
        this.setBy = setBy.substring(0, Math.min(200, setBy.length()));
    }

    void end(Instant now) {
        untilAt = Times.column(now);
    }

    StandIn toRecord() {
        return new StandIn(
                id,
                new UserId(absentId),
                new UserId(inPlaceId),
                Times.instant(fromAt),
                Times.instant(untilAt),
                setBy);
    }
}
