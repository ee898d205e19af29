// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.storage.Times;

/** All rules have been asked about this event. */
@Entity
@Table(name = "rules_seen")
class SeenEntity {
    @Id private long id;

    @Column(name = "happened_at", nullable = false)
    private LocalDateTime happenedAt;

    SeenEntity() {}

    SeenEntity(CaseWatch.Event event) {
        id = event.id();
        happenedAt = Times.column(event.at());
    }
}
