// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.madoguchi.api.knowledge.SearchDictionary.Direction;
import org.madoguchi.api.knowledge.SearchDictionary.EntryId;
import org.madoguchi.api.knowledge.SearchDictionary.Synonyms;
import org.madoguchi.api.knowledge.SearchDictionary.Word;
import org.madoguchi.storage.Times;

/** A row of the city's words. */
@Entity
@Table(name = "search_entry")
class EntryEntity {
    private static final String WORD = "WORD";

    @Id
    @Column(name = "id")
    private long id;

    /** A direction of synonyms, or {@value #WORD}. */
    @Column(name = "kind", nullable = false, length = 20)
    private String kind;

    @Column(name = "words", nullable = false, length = 2000)
    private String words;

    @Column(name = "changed_at", nullable = false)
    private LocalDateTime changedAt;

    @Column(name = "changed_by", nullable = false, length = 200)
    private String changedBy;

    @Version
    @Column(name = "lock_version")
    private int lockVersion;

    protected EntryEntity() {}

    EntryEntity(long id) {
        this.id = id;
    }

    final void become(Direction direction, List<String> synonyms, Instant at, String by) {
        kind = direction.name();
        words = String.join("\n", synonyms);
        changedAt = Times.column(at);
        changedBy = by;
    }

    final void become(String surface, String reading, Instant at, String by) {
        kind = WORD;
        words = surface + "\n" + reading;
        changedAt = Times.column(at);
        changedBy = by;
    }

    boolean isWord() {
        return kind.equals(WORD);
    }

    Synonyms toSynonyms() {
        return new Synonyms(
                new EntryId(id),
                Direction.valueOf(kind),
                words.lines().toList(),
                Times.instant(changedAt),
                changedBy);
    }

    Word toWord() {
        List<String> lines = words.lines().toList();
        return new Word(
                new EntryId(id), lines.get(0), lines.get(1), Times.instant(changedAt), changedBy);
    }

    /** For the audit. */
    String told() {
        return kind + " " + words.replace("\n", ", ");
    }
}
