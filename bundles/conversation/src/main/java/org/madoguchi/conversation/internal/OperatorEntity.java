// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.storage.Times;

/** Somebody who takes conversations, or did, and when a sign of life came last. */
@Entity
@Table(name = "conversation_operator")
class OperatorEntity {
    @Id
    @Column(name = "user_id")
    private long userId;

    @Column(nullable = false, length = 200)
    private String name;

    private boolean accepting;

    @Column(name = "seen_at", nullable = false)
    private LocalDateTime seenAt;

    protected OperatorEntity() {}

    OperatorEntity(long userId) {
        this.userId = userId;
    }

    void seen(String by, Instant at) {
        name = Cut.to(200, by);
        seenAt = Times.column(at);
    }

    void accept(boolean wanted) {
        accepting = wanted;
    }
}
