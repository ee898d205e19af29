// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.madoguchi.api.channel.Address;
import org.madoguchi.storage.Times;

/** That a peer has had its automatic note of receipt of a day. */
@Entity
@Table(name = "cases_acknowledged")
class AcknowledgedEntity {
    @Id private String id;

    @Column(name = "sent_at", nullable = false)
    private LocalDateTime sentAt;

    AcknowledgedEntity() {}

    AcknowledgedEntity(String id, Instant at) {
        this.id = id;
        sentAt = Times.column(at);
    }

    static String id(Address peer, LocalDate day) {
        return day + " " + peer.kind() + " " + peer.value();
    }

    Instant sentAt() {
        return Times.instant(sentAt);
    }
}
