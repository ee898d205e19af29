// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.storage.Times;

/** How far the events were looked at. */
@Entity
@Table(name = "rules_watch")
class WatchEntity {
    static final long ONLY = 1;

    @Id private long id = ONLY;

    @Column(name = "seen_until", nullable = false)
    private LocalDateTime seenUntil;

    WatchEntity() {}

    WatchEntity(Instant until) {
        see(until);
    }

    final void see(Instant until) {
        seenUntil = Times.column(until);
    }

    Instant seenUntil() {
        return Times.instant(seenUntil);
    }
}
