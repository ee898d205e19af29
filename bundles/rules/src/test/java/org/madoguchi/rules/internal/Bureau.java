// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleAct;
import org.madoguchi.api.rule.RuleCondition;
import org.madoguchi.api.rule.RuleContent;
import org.madoguchi.api.rule.RuleTrigger;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.cases.internal.TownHall;
import org.madoguchi.test.Asahi;

/** Macros and rules over the real desk and its database. */
final class Bureau implements AutoCloseable {
    final TownHall hall = new TownHall();
    final RuleStore store = new RuleStore(hall.storage(), hall.audit(), hall.clock());
    final RuleChecks checks = new RuleChecks(hall.topics(), hall.users(), hall.directory());
    final MacroActs macroActs = new MacroActs(hall.cases(), hall.watch(), hall.topics());
    final StoredMacros macros =
            new StoredMacros(store, checks, macroActs, hall.transactions(), hall.audit());
    final Conditions conditions = new Conditions(hall.watch(), hall.topics(), new Asahi());
    final StoredRules rules =
            new StoredRules(store, checks, conditions, hall.watch(), hall.audit());
    final RuleLedger ledger = new RuleLedger(store);
    final RuleActs ruleActs =
            new RuleActs(hall.cases(), hall.followUps(), hall.watch(), hall.topics(), hall.users());
    final RuleRunner runner = runner(ruleActs);
    final Actor administrator = hall.hire("管理 花", Role.ADMINISTRATOR);
    final Actor operator = hall.hire("山田", Role.OPERATOR);
    final Actor other = hall.hire("鈴木", Role.OPERATOR);
    final Actor supervisor = hall.hire("佐藤", Role.SUPERVISOR);
    final Actor waste = hall.hire("ごみ減量課", Role.DEPARTMENT_STAFF, TownHall.WASTE);

    RuleRunner runner(RuleActs acts) {
        return new RuleRunner(store, ledger, hall.watch(), conditions, acts, hall.audit());
    }

    void clear() {
        for (Class<?> rows :
                List.of(
                        ItemEntity.class,
                        RevisionEntity.class,
                        RunEntity.class,
                        SeenEntity.class,
                        WatchEntity.class,
                        TurnEntity.class)) {
            store.unit()
                    .run(
                            em ->
                                    em.createQuery("delete from " + rows.getSimpleName())
                                            .executeUpdate());
        }
        hall.clear();
    }

    TopicId topic(String name) {
        Topic root =
                hall.topics().tree().roots().stream()
                        .findFirst()
                        .orElseGet(() -> hall.topics().add(administrator, Optional.empty(), "分野"));
        return hall.topics().add(administrator, Optional.of(root.id()), name).id();
    }

    static RuleTrigger when(RuleTrigger.Kind kind, int hours) {
        return new RuleTrigger(kind, hours);
    }

    static RuleContent rule(String name, RuleTrigger trigger, RuleCondition only, RuleAct... acts) {
        return new RuleContent(name, trigger, only, List.of(acts));
    }

    /** Made and switched on. */
    Rule on(RuleContent content) {
        Rule made = rules.make(administrator, content);
        rules.become(administrator, made.id(), Rule.State.ON);
        return rules.rule(administrator, made.id());
    }

    CaseFile file(CaseId id) {
        return hall.file(supervisor, id);
    }

    List<String> history(CaseId id) {
        return file(id).timeline().stream()
                .filter(TimelineEntry.Change.class::isInstance)
                .map(TimelineEntry.Change.class::cast)
                .map(change -> change.kind() + " " + change.actorName() + " " + change.detail())
                .toList();
    }

    List<String> notes(CaseId id) {
        return file(id).timeline().stream()
                .filter(TimelineEntry.Note.class::isInstance)
                .map(entry -> ((TimelineEntry.Note) entry).text())
                .toList();
    }

    @Override
    public void close() {
        store.close();
        hall.close();
    }
}
