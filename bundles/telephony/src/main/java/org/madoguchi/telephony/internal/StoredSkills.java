// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.telephony.PhoneQueue;
import org.madoguchi.api.telephony.Skill;
import org.madoguchi.api.telephony.Skills;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Only what is not {@link Skill#FIRST} is kept, so a new queue is everybody's. */
@Component(service = Skills.class)
public final class StoredSkills implements Skills {
    private final CallStore store;
    private final PhoneSystems systems;
    private final Users users;
    private final AuditTrail audit;
    private final Clock clock;

    @Activate
    public StoredSkills(
            @Reference CallStore store,
            @Reference PhoneSystems systems,
            @Reference Users users,
            @Reference AuditTrail audit) {
        this(store, systems, users, audit, Clock.systemUTC());
    }

    StoredSkills(
            CallStore store, PhoneSystems systems, Users users, AuditTrail audit, Clock clock) {
        this.store = store;
        this.systems = systems;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<PhoneQueue> queues(Actor actor) {
        actor.require(Permission.CASE_READ);
        return systems.queues();
    }

    @Override
    public Map<UserId, Map<String, Skill>> all(Actor actor) {
        actor.require(Permission.CASE_READ);
        return store.unit()
                .required(
                        em ->
                                em
                                        .createQuery(
                                                "select s from SkillEntity s", SkillEntity.class)
                                        .getResultList()
                                        .stream()
                                        .collect(
                                                groupingBy(
                                                        SkillEntity::operator,
                                                        toMap(
                                                                SkillEntity::queue,
                                                                SkillEntity::skill))));
    }

    @Override
    public void change(Actor actor, Map<UserId, Map<String, Skill>> changes) {
        actor.require(Permission.CASE_ASSIGN);
        Set<String> known = systems.queues().stream().map(PhoneQueue::name).collect(toSet());
        Map<UserId, String> names = new HashMap<>();
        changes.forEach(
                (operator, skills) -> {
                    if (!known.containsAll(skills.keySet())) {
                        throw Texts.rejection("no-queue");
                    }
                    names.put(operator, login(operator));
                });
        store.unit()
                .run(
                        em ->
                                changes.forEach(
                                        (operator, skills) ->
                                                change(
                                                        em,
                                                        actor,
                                                        operator,
                                                        names.get(operator),
                                                        skills)));
    }

    private String login(UserId operator) {
        return users.find(operator)
                .map(User::login)
                .orElseThrow(() -> Texts.rejection("no-operator"));
    }

    private void change(
            EntityManager em,
            Actor actor,
            UserId operator,
            String login,
            Map<String, Skill> skills) {
        skills.forEach((queue, skill) -> keep(em, operator, queue, skill));
        audit.record(actor, "telephony.skills", "user " + login, new TreeMap<>(skills).toString());
        em.flush();
        CallStore.seat(em, operator)
                .ifPresent(
                        seat -> {
                            systems.seat(CallStore.seating(em, seat));
                            store.changed(Optional.empty(), Optional.of(operator), clock.instant());
                        });
    }

    private void keep(EntityManager em, UserId operator, String queue, Skill skill) {
        Optional<SkillEntity> before =
                CallStore.skills(em, operator).stream()
                        .filter(one -> one.queue().equals(queue))
                        .findFirst();
        if (skill == Skill.FIRST) {
            before.ifPresent(em::remove);
        } else if (before.isPresent()) {
            before.get().become(skill);
        } else {
            em.persist(new SkillEntity(store.unit().newId(), operator, queue, skill));
        }
    }
}
