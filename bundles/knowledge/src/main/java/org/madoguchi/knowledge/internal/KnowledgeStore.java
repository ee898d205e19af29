// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.Times;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of the FAQ, the time, and how others hear of a change. */
@Component(service = KnowledgeStore.class)
public final class KnowledgeStore {
    private final EntityUnit unit;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;

    @Activate
    public KnowledgeStore(
            @Reference Storage storage,
            @Reference Transactions transactions,
            @Reference DomainEvents events) {
        this(storage, transactions, events, Clock.systemUTC());
    }

    KnowledgeStore(Storage storage, Transactions transactions, DomainEvents events, Clock clock) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        unit =
                storage.open(
                        UnitDefinition.of(
                                "knowledge",
                                ArticleEntity.class,
                                TextEntity.class,
                                ShelfEntity.class,
                                FileEntity.class,
                                CategoryEntity.class,
                                CategoryNameEntity.class,
                                TranslationEntity.class));
        new FormerArticles(this).takeOver();
    }

    @Deactivate
    void close() {
        unit.close();
    }

    EntityUnit unit() {
        return unit;
    }

    Transactions transactions() {
        return transactions;
    }

    Instant now() {
        return clock.instant();
    }

    /** As a parameter of a question: Derby takes nothing younger than this type. */
    Timestamp nowAsColumn() {
        return Timestamp.valueOf(Times.column(clock.instant()));
    }

    <R> List<R> ask(Select<R> question) {
        unit.select(question);
        return question.rows();
    }

    void changed(long article) {
        tell(new ArticleChanged(new ArticleId(article), now()));
    }

    void tell(DomainEvent event) {
        events.publish(event);
    }
}
