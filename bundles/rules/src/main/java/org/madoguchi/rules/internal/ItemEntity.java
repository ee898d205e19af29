// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.rule.Macro;
import org.madoguchi.api.rule.MacroId;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleId;
import org.madoguchi.storage.Times;

/** A macro or a rule as it is now. */
@Entity
@Table(name = "rules_item")
class ItemEntity {
    @Id private long id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private ItemKind kind;

    @Column(nullable = false)
    private int position;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private Rule.State state;

    @Column(nullable = false)
    private LocalDateTime since;

    @Column(nullable = false)
    private int revision;

    @Column(nullable = false, length = 60)
    private String name;

    @Lob
    @Column(nullable = false)
    private String content;

    @Version private int version;

    ItemEntity() {}

    ItemEntity(long id, ItemKind kind, int position, Rule.State state, Instant since) {
        this.id = id;
        this.kind = kind;
        this.position = position;
        become(state, since);
    }

    long id() {
        return id;
    }

    ItemKind kind() {
        return kind;
    }

    int position() {
        return position;
    }

    Rule.State state() {
        return state;
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

    void stand(int place) {
        position = place;
    }

    void say(String newName, String newContent) {
        name = newName;
        content = newContent;
        revision++;
    }

    final void become(Rule.State next, Instant at) {
        state = next;
        since = Times.column(at);
    }

    Macro macro(RuleJson json) {
        return new Macro(
                new MacroId(id), revision, name, json.acts(content), state == Rule.State.RETIRED);
    }

    Rule rule(RuleJson json) {
        return new Rule(new RuleId(id), revision, json.rule(content), state, Times.instant(since));
    }
}
