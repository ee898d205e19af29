// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseFacts;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleAct;
import org.madoguchi.api.rule.RuleRun;
import org.madoguchi.api.rule.RuleTrigger;
import org.madoguchi.api.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the rules about what has happened and what waits, and lets them act. For one thread.
 *
 * <p>Events are read from the cases' histories, so none is lost by a crash or while this bundle is
 * away; what is committed late is caught by looking back some minutes. A rule's acts and the note
 * that it has acted are one transaction.
 */
@Component(service = RuleRunner.class)
public final class RuleRunner {
    /** A transaction that began before and is committed after is long over by then. */
    static final Duration BACK = Duration.ofMinutes(10);

    /** More often on one case within a day is no help any more, but a circle. */
    static final int MOST_A_DAY = 30;

    /** A rule that sets the due date may bring itself about. */
    static final int MOST_DUE = 5;

    private static final Logger log = LoggerFactory.getLogger(RuleRunner.class);

    private final RuleStore store;
    private final RuleLedger ledger;
    private final CaseWatch watch;
    private final Conditions conditions;
    private final RuleActs acts;
    private final AuditTrail audit;

    @Activate
    public RuleRunner(
            @Reference RuleStore store,
            @Reference RuleLedger ledger,
            @Reference CaseWatch watch,
            @Reference Conditions conditions,
            @Reference RuleActs acts,
            @Reference AuditTrail audit) {
        this.store = store;
        this.ledger = ledger;
        this.watch = watch;
        this.conditions = conditions;
        this.acts = acts;
        this.audit = audit;
    }

    private Instant now() {
        return store.clock().instant();
    }

    /**
     * Something has just happened to these cases. The rules are read after the events: one that is
     * switched on later is not meant by them.
     */
    void look(CaseId... ids) {
        if (reacting(ledger.on()).isEmpty()) {
            return;
        }
        Instant from = ledger.seenUntil(now()).minus(BACK);
        List<CaseWatch.Event> events =
                Stream.of(ids).flatMap(id -> watch.eventsOf(id, from).stream()).toList();
        List<Rule> rules = reacting(ledger.on());
        events.forEach(event -> ask(rules, event));
    }

    /** Everything that was not looked at, and what waits. */
    void sweep() {
        Instant begun = now();
        catchUp(begun);
        for (Rule rule : ledger.on()) {
            if (rule.content().trigger().kind() == RuleTrigger.Kind.DEPARTMENT_SILENT) {
                silent(rule, begun);
            } else if (rule.content().trigger().kind() == RuleTrigger.Kind.ANSWER_DUE) {
                due(rule, begun);
            }
        }
    }

    private static List<Rule> reacting(List<Rule> rules) {
        return rules.stream().filter(rule -> !rule.content().trigger().kind().isWaiting()).toList();
    }

    private void catchUp(Instant begun) {
        Instant from = ledger.seenUntil(begun).minus(BACK);
        if (!reacting(ledger.on()).isEmpty()) {
            List<CaseWatch.Event> events = watch.eventsSince(from);
            while (!events.isEmpty()) {
                List<Rule> rules = reacting(ledger.on());
                events.forEach(event -> ask(rules, event));
                Instant last = events.get(events.size() - 1).at();
                events =
                        events.size() < CaseWatch.MOST
                                ? List.of()
                                : watch.eventsSince(last.isAfter(from) ? last : last.plusMillis(1));
                from = last;
            }
        }
        ledger.see(begun, begun.minus(BACK.multipliedBy(2)));
    }

    private void ask(List<Rule> rules, CaseWatch.Event event) {
        if (ledger.isSeen(event)) {
            return;
        }
        for (Rule rule : rules) {
            boolean meant = rule.content().trigger().kind() == trigger(event);
            if (meant && !event.at().isBefore(rule.since())) {
                ask(rule, Occasion.of(event));
            }
        }
        ledger.seen(event);
    }

    private static RuleTrigger.Kind trigger(CaseWatch.Event event) {
        return event.kind() == CaseWatch.Event.Kind.OPENED
                ? RuleTrigger.Kind.CASE_OPENED
                : RuleTrigger.Kind.MESSAGE_RECEIVED;
    }

    private void silent(Rule rule, Instant now) {
        Optional<RuleAct.Remind> remind =
                rule.content().acts().stream()
                        .filter(RuleAct.Remind.class::isInstance)
                        .map(RuleAct.Remind.class::cast)
                        .findFirst();
        int most = remind.map(RuleAct.Remind::most).orElse(1);
        Duration gap = Duration.ofHours(remind.map(RuleAct.Remind::everyHours).orElse(0));
        for (CaseWatch.Owed owed : watch.owed(now.minus(wait(rule)))) {
            String key = Occasion.owedKey(owed);
            int times = ledger.times(rule, key);
            boolean again =
                    times < most
                            && ledger.last(rule, key)
                                    .map(last -> !now.isBefore(last.plus(gap)))
                                    .orElse(true);
            if (again) {
                ask(rule, Occasion.of(owed, now, times));
            }
        }
    }

    private void due(Rule rule, Instant now) {
        for (CaseWatch.Due due : watch.due(now.plus(wait(rule)))) {
            Occasion on = Occasion.of(due, now);
            if (!ledger.hasRun(rule, on)
                    && ledger.times(rule, Occasion.dueKey(due.caseId())) < MOST_DUE) {
                ask(rule, on);
            }
        }
    }

    private static Duration wait(Rule rule) {
        return Duration.ofHours(rule.content().trigger().hours());
    }

    private void ask(Rule rule, Occasion on) {
        Optional<CaseFacts> facts =
                watch.facts(on.caseId())
                        .filter(found -> found.state().isOpen())
                        .filter(
                                found ->
                                        conditions.fit(
                                                rule.content().condition(),
                                                found,
                                                on.said().of(found),
                                                on.at()));
        if (facts.isEmpty() || ledger.hasRun(rule, on)) {
            return;
        }
        if (ledger.times(on.caseId(), now().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            log.warn("rules act on case {} too often, rule {} stops", on.caseId(), rule.id());
            ledger.note(rule, on, RuleRun.Outcome.STOPPED, RuleTexts.japanese("too-often"));
            return;
        }
        act(rule, on);
    }

    private void act(Rule rule, Occasion on) {
        try {
            store.unit()
                    .run(
                            em -> {
                                if (!ledger.hasRun(em, rule, on)) {
                                    ledger.note(em, rule, on, RuleRun.Outcome.DONE, "");
                                    CaseFacts facts = watch.facts(on.caseId()).orElseThrow();
                                    acts.act(em, rule, on, facts, now());
                                    audit.record(
                                            RuleActs.actor(rule),
                                            "rule.run",
                                            "case " + on.caseId(),
                                            rule.content().name());
                                }
                            });
        } catch (RejectedException e) {
            refused(rule, on, e.reason());
        } catch (PermissionDeniedException | NotFoundException e) {
            refused(rule, on, RuleTexts.text("denied"));
        } catch (StorageException e) {
            throw e; // not now; the next sweep asks again
        } catch (RuntimeException e) {
            log.error("rule {} failed on case {}", rule.id(), on.caseId(), e);
            refused(rule, on, RuleTexts.text("failed"));
        }
    }

    private void refused(Rule rule, Occasion on, LocalizedText why) {
        log.info("rule {} could not act on case {}: {}", rule.id(), on.caseId(), why.en());
        ledger.note(rule, on, RuleRun.Outcome.REFUSED, why.ja());
    }
}
