// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.HandlingRule;
import org.madoguchi.api.cases.HandlingRules;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rules as rows. */
@Component(service = {HandlingRules.class, StoredHandlingRules.class})
public final class StoredHandlingRules implements HandlingRules {
    private final CaseStore store;
    private final AuditTrail audit;

    @Activate
    public StoredHandlingRules(@Reference CaseStore store, @Reference AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    @Override
    public Set<HandlingRule> inForce() {
        return store.unit()
                .required(
                        em ->
                                Arrays.stream(HandlingRule.values())
                                        .filter(rule -> isInForce(em, rule))
                                        .collect(
                                                Collectors.toCollection(
                                                        () -> EnumSet.noneOf(HandlingRule.class))));
    }

    boolean isInForce(EntityManager em, HandlingRule rule) {
        HandlingRuleEntity stored = em.find(HandlingRuleEntity.class, rule.name());
        return stored != null && stored.isInForce();
    }

    @Override
    public void change(Actor actor, Set<HandlingRule> inForce) {
        actor.require(Permission.FORM_MANAGE);
        store.unit()
                .run(
                        em -> {
                            for (HandlingRule rule : HandlingRule.values()) {
                                em.merge(
                                        new HandlingRuleEntity(
                                                rule.name(), inForce.contains(rule)));
                            }
                            audit.record(
                                    actor,
                                    "handling.rules",
                                    "cases",
                                    inForce.stream()
                                            .map(HandlingRule::name)
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
                        });
    }
}
