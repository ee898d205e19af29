// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.madoguchi.api.conversation.RoomEntry;
import org.madoguchi.storage.Times;

/** An entry of a room; written once. */
@Entity
@Table(name = "conversation_entry")
class EntryEntity {
    @Id private long id;

    @Column(name = "room_id", nullable = false)
    private long roomId;

    @Column(nullable = false)
    private int number;

    @Enumerated(EnumType.STRING)
    private RoomEntry.Kind kind;

    @Column(nullable = false, length = 200)
    private String author;

    @Column(nullable = false, length = 4000)
    private String body;

    @Column(name = "said_at", nullable = false)
    private LocalDateTime saidAt;

    @Column(name = "client_id", nullable = false, length = 70)
    private String clientId;

    protected EntryEntity() {}

    EntryEntity(long id, long roomId, RoomEntry entry, String clientId) {
        this.id = id;
        this.roomId = roomId;
        number = (int) entry.number();
        kind = entry.kind();
        author = Cut.to(200, entry.author());
        body = Cut.to(4000, entry.text());
        saidAt = Times.column(entry.at());
        this.clientId = clientId;
    }
}
