// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.madoguchi.api.telephony.AwayReason;
import org.madoguchi.api.telephony.OperatorState;

/** That an operator's state became another one; never changed. */
@Entity
@Table(name = "telephony_state")
class StateEntity {
    @Id private long id;

    @Column(name = "operator_id")
    private long operatorId;

    @Column(nullable = false, length = 10)
    private String extension;

    @Enumerated(EnumType.STRING)
    private OperatorState state;

    @Enumerated(EnumType.STRING)
    private AwayReason reason;

    @Column(nullable = false)
    private LocalDateTime since;

    protected StateEntity() {}

    StateEntity(long id, SeatEntity seat) {
        this.id = id;
        this.operatorId = seat.operator().value();
        this.extension = seat.extension().value();
        this.state = seat.state();
        this.reason = seat.reason();
        this.since = seat.since();
    }
}
