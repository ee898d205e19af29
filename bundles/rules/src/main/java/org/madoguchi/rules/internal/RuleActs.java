// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.CaseFacts;
import org.madoguchi.api.cases.CaseFollowUps;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleAct;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Does the acts of a rule, within one transaction and under the rule's name. */
@Component(service = RuleActs.class)
public final class RuleActs {
    private final Cases cases;
    private final CaseFollowUps followUps;
    private final CaseWatch watch;
    private final Topics topics;
    private final Users users;

    @Activate
    public RuleActs(
            @Reference Cases cases,
            @Reference CaseFollowUps followUps,
            @Reference CaseWatch watch,
            @Reference Topics topics,
            @Reference Users users) {
        this.cases = cases;
        this.followUps = followUps;
        this.watch = watch;
        this.topics = topics;
        this.users = users;
    }

    /** What a supervisor may, but nobody: what needs a person's eyes refuses it. */
    static Actor actor(Rule rule) {
        return new Actor(
                Optional.empty(),
                RuleTexts.japanese("actor", rule.content().name()),
                Set.of(Role.SUPERVISOR),
                Optional.empty(),
                "rule " + rule.id() + " v" + rule.version());
    }

    void act(EntityManager em, Rule rule, Occasion on, CaseFacts facts, Instant now) {
        for (RuleAct act : rule.content().acts()) {
            if (!on.again() || act instanceof RuleAct.Remind) {
                act(em, rule, act, on, facts, now);
            }
        }
    }

    private void act(
            EntityManager em, Rule rule, RuleAct act, Occasion on, CaseFacts facts, Instant now) {
        Actor actor = actor(rule);
        if (act instanceof RuleAct.AddTopics more) {
            Set<TopicId> all = new HashSet<>(facts.topics());
            for (TopicId topic : more.topics()) {
                all = topics.tree().adding(all, topic);
            }
            cases.classify(actor, facts.id(), all);
        } else if (act instanceof RuleAct.AddTags more) {
            cases.tag(actor, facts.id(), more.tags(), Set.of());
        } else if (act instanceof RuleAct.Assign assign) {
            assign(em, rule, actor, assign.among(), facts, now);
        } else if (act instanceof RuleAct.SetDue due) {
            followUps.promise(actor, facts.id(), now.plus(Duration.ofHours(due.hours())));
        } else if (act instanceof RuleAct.AddNote note) {
            cases.addNote(actor, facts.id(), note.text());
        } else if (act instanceof RuleAct.CallAttention) {
            followUps.callAttention(actor, facts.id());
        } else if (act instanceof RuleAct.Remind) {
            on.owed().ifPresent(owed -> followUps.remind(actor, owed));
        }
    }

    private void assign(
            EntityManager em,
            Rule rule,
            Actor actor,
            List<UserId> among,
            CaseFacts facts,
            Instant now) {
        if (facts.assignee().filter(among::contains).isPresent()) {
            return;
        }
        List<UserId> there =
                users.operators().stream().map(User::id).filter(among::contains).toList();
        Map<UserId, Long> load = watch.openCases(there);
        UserId chosen =
                there.stream()
                        .min(
                                Comparator.comparing((UserId person) -> load.get(person))
                                        .thenComparing(person -> lastTurn(em, rule, person))
                                        .thenComparing(among::indexOf))
                        .orElseThrow(() -> RuleTexts.rejection("nobody-there"));
        cases.assign(actor, facts.id(), Optional.of(chosen));
        TurnEntity turn = em.find(TurnEntity.class, TurnEntity.key(rule.id(), chosen));
        if (turn == null) {
            em.persist(new TurnEntity(rule.id(), chosen, now));
        } else {
            turn.give(now);
        }
    }

    private static Instant lastTurn(EntityManager em, Rule rule, UserId person) {
        TurnEntity turn = em.find(TurnEntity.class, TurnEntity.key(rule.id(), person));
        return turn == null ? Instant.EPOCH : turn.givenAt();
    }
}
