// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.function.Function;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.rule.Revision;
import org.madoguchi.storage.Times;

/** One change of a macro or rule. */
@Entity
@Table(name = "rules_revision")
class RevisionEntity {
    @Id private long id;

    @Column(name = "item_id", nullable = false)
    private long itemId;

    @Column(nullable = false)
    private int revision;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private Revision.What what;

    @Column(name = "made_at", nullable = false)
    private LocalDateTime madeAt;

    @Column(name = "made_by", nullable = false, length = 200)
    private String madeBy;

    @Column(nullable = false, length = 60)
    private String name;

    @Lob
    @Column(nullable = false)
    private String content;

    RevisionEntity() {}

    RevisionEntity(long id, ItemEntity item, Revision.What what, Actor actor, Instant at) {
        this.id = id;
        this.itemId = item.id();
        this.revision = item.revision();
        this.what = what;
        this.madeAt = Times.column(at);
        this.madeBy = actor.name();
        this.name = item.name();
        this.content = item.content();
    }

    int revision() {
        return revision;
    }

    String name() {
        return name;
    }

    String content() {
        return content;
    }

    <T> Revision<T> read(Function<RevisionEntity, T> reader) {
        return new Revision<>(revision, what, Times.instant(madeAt), madeBy, reader.apply(this));
    }
}
