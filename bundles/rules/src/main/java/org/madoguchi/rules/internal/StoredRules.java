// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseFacts;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.rule.Revision;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleContent;
import org.madoguchi.api.rule.RuleId;
import org.madoguchi.api.rule.RulePreview;
import org.madoguchi.api.rule.RuleRun;
import org.madoguchi.api.rule.RuleTrigger;
import org.madoguchi.api.rule.Rules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rules as rows. */
@Component(service = Rules.class)
public final class StoredRules implements Rules {
    private static final int MOST_RUNS = 200;

    private final RuleStore store;
    private final RuleChecks checks;
    private final Conditions conditions;
    private final CaseWatch watch;
    private final AuditTrail audit;

    @Activate
    public StoredRules(
            @Reference RuleStore store,
            @Reference RuleChecks checks,
            @Reference Conditions conditions,
            @Reference CaseWatch watch,
            @Reference AuditTrail audit) {
        this.store = store;
        this.checks = checks;
        this.conditions = conditions;
        this.watch = watch;
        this.audit = audit;
    }

    @Override
    public List<Rule> rules(Actor actor) {
        actor.require(Permission.FORM_MANAGE);
        return store.unit()
                .required(
                        em ->
                                store.items(em, ItemKind.RULE).stream()
                                        .map(row -> row.rule(store.json()))
                                        .toList());
    }

    @Override
    public Rule rule(Actor actor, RuleId id) {
        actor.require(Permission.FORM_MANAGE);
        return store.unit()
                .required(em -> store.item(em, ItemKind.RULE, id.value()).rule(store.json()));
    }

    @Override
    public Rule make(Actor actor, RuleContent wanted) {
        actor.require(Permission.FORM_MANAGE);
        RuleContent content = checked(wanted);
        return store.unit()
                .required(
                        em ->
                                store.make(
                                                em,
                                                actor,
                                                ItemKind.RULE,
                                                Rule.State.OFF,
                                                content.name(),
                                                store.json().write(content))
                                        .rule(store.json()));
    }

    @Override
    public Rule save(Actor actor, RuleId id, int seen, RuleContent wanted) {
        actor.require(Permission.FORM_MANAGE);
        RuleContent content = checked(wanted);
        return store.unit()
                .required(
                        em ->
                                store.save(
                                                em,
                                                actor,
                                                ItemKind.RULE,
                                                id.value(),
                                                seen,
                                                content.name(),
                                                store.json().write(content))
                                        .rule(store.json()));
    }

    private RuleContent checked(RuleContent wanted) {
        checks.check(wanted);
        return new RuleContent(
                RuleChecks.name(wanted.name()),
                wanted.trigger(),
                wanted.condition(),
                wanted.acts());
    }

    @Override
    public void become(Actor actor, RuleId id, Rule.State state) {
        store.unit().run(em -> store.become(em, actor, ItemKind.RULE, id.value(), state));
    }

    @Override
    public void move(Actor actor, RuleId id, int position) {
        store.unit().run(em -> store.move(em, actor, ItemKind.RULE, id.value(), position));
    }

    @Override
    public List<Revision<RuleContent>> history(Actor actor, RuleId id) {
        return store.unit()
                .required(
                        em ->
                                store.revisions(em, actor, ItemKind.RULE, id.value()).stream()
                                        .map(
                                                row ->
                                                        row.read(
                                                                then ->
                                                                        store.json()
                                                                                .rule(
                                                                                        then
                                                                                                .content())))
                                        .toList());
    }

    @Override
    public List<RuleRun> runs(Actor actor, RuleId id, int most) {
        actor.require(Permission.FORM_MANAGE);
        return store.unit()
                .required(
                        em ->
                                em
                                        .createQuery(
                                                "select r from RunEntity r where r.ruleId = :rule"
                                                        + " order by r.runAt desc, r.id desc",
                                                RunEntity.class)
                                        .setParameter("rule", id.value())
                                        .setMaxResults(Math.max(1, Math.min(most, MOST_RUNS)))
                                        .getResultList()
                                        .stream()
                                        .map(RunEntity::run)
                                        .toList());
    }

    @Override
    public RulePreview preview(Actor actor, RuleContent content) {
        actor.require(Permission.FORM_MANAGE);
        actor.require(Permission.CASE_READ);
        checks.check(content);
        List<CaseId> looked = candidates(content.trigger());
        List<RulePreview.Touched> touched = new ArrayList<>();
        for (CaseId id : looked) {
            watch.facts(id)
                    .filter(facts -> fits(content, facts))
                    .map(facts -> new RulePreview.Touched(id, facts.subject(), facts.openedAt()))
                    .ifPresent(touched::add);
        }
        audit.record(actor, "rule.preview", "rule " + content.name(), touched.size() + " cases");
        return new RulePreview(looked.size(), touched);
    }

    private List<CaseId> candidates(RuleTrigger trigger) {
        Instant now = store.clock().instant();
        Duration wait = Duration.ofHours(trigger.hours());
        return switch (trigger.kind()) {
            case CASE_OPENED, MESSAGE_RECEIVED -> watch.newest(PREVIEWED);
            case DEPARTMENT_SILENT ->
                    watch.owed(now.minus(wait)).stream()
                            .map(CaseWatch.Owed::caseId)
                            .distinct()
                            .limit(PREVIEWED)
                            .toList();
            case ANSWER_DUE ->
                    watch.due(now.plus(wait)).stream()
                            .map(CaseWatch.Due::caseId)
                            .limit(PREVIEWED)
                            .toList();
        };
    }

    private boolean fits(RuleContent content, CaseFacts facts) {
        return switch (content.trigger().kind()) {
            // nobody worked on it when it came
            case CASE_OPENED ->
                    conditions.fit(
                            content.condition(),
                            facts.withoutAssignee(),
                            Occasion.Said.FIRST.of(facts),
                            facts.openedAt());
            case MESSAGE_RECEIVED ->
                    facts.said().size() > 1
                            && conditions.fitsAtAnyHour(
                                    content.condition(),
                                    facts,
                                    facts.said().subList(0, facts.said().size() - 1));
            case DEPARTMENT_SILENT, ANSWER_DUE ->
                    conditions.fit(
                            content.condition(), facts, facts.said(), store.clock().instant());
        };
    }
}
