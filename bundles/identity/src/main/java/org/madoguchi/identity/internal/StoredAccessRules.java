// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.madoguchi.api.Networks;
import org.madoguchi.api.identity.AccessRule;
import org.madoguchi.api.identity.AccessRules;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.DemandedFactor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Role;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Access rules as rows of a table. */
@Component(service = AccessRules.class)
public final class StoredAccessRules implements AccessRules {
    /** The longest IPv6 address with its prefix. */
    private static final int MAX_LENGTH = 50;

    /** For the audit trail. */
    private static final Map<DemandedFactor, String> FACTORS =
            Map.of(
                    DemandedFactor.NONE, "",
                    DemandedFactor.ANY, "second factor, ",
                    DemandedFactor.PASSKEY, "passkey, ");

    private final Accounts accounts;

    @Activate
    public StoredAccessRules(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<AccessRule> list(Actor actor) {
        actor.require(Permission.USER_MANAGE);
        return List.copyOf(accounts.unit().required(StoredAccessRules::all).values());
    }

    static List<AccessRule> stored(EntityManager em) {
        return em.createQuery("SELECT r FROM AccessRuleEntity r", AccessRuleEntity.class)
                .getResultStream()
                .map(AccessRuleEntity::toRecord)
                .toList();
    }

    private static Map<Role, AccessRule> all(EntityManager em) {
        Map<Role, AccessRule> all = new TreeMap<>();
        for (Role role : Role.values()) {
            all.put(role, new AccessRule(role, false, List.of()));
        }
        stored(em).forEach(rule -> all.put(rule.role(), rule));
        return all;
    }

    @Override
    public void change(Actor actor, List<AccessRule> rules) {
        actor.require(Permission.USER_MANAGE);
        List<AccessRule> tidy = rules.stream().map(StoredAccessRules::checked).toList();
        accounts.unit()
                .run(
                        em -> {
                            Map<Role, AccessRule> before = all(em);
                            Map<Role, AccessRule> after = new TreeMap<>(before);
                            tidy.forEach(rule -> after.put(rule.role(), rule));
                            demandActorStaysIn(actor, after);
                            for (AccessRule rule : tidy) {
                                store(em, actor, before.get(rule.role()), rule);
                            }
                        });
    }

    private static AccessRule checked(AccessRule rule) {
        List<String> networks = new ArrayList<>();
        for (String network : rule.networks()) {
            try {
                if (network.isBlank()
                        || network.length() > MAX_LENGTH
                        || network.matches(".*[\\s,].*")) {
                    throw new IllegalArgumentException(network);
                }
                Networks.of(network);
            } catch (IllegalArgumentException e) {
                String shown = network.substring(0, Math.min(MAX_LENGTH, network.length()));
                throw PasswordPolicy.rejected("network", shown);
            }
            networks.add(network);
        }
        if (networks.size() > MAX_NETWORKS) {
            throw PasswordPolicy.rejected("networks", MAX_NETWORKS);
        }
        return new AccessRule(
                rule.role(),
                rule.factor(),
                rule.passkeyAlone(),
                networks.stream().distinct().toList());
    }

    /** The product itself and the shell are nowhere, and stay in. */
    private static void demandActorStaysIn(Actor actor, Map<Role, AccessRule> after) {
        boolean staysIn =
                KnownRules.admit(KnownRules.parsed(after.values()), actor.roles(), actor.origin());
        if (actor.user().isPresent() && !staysIn) {
            throw PasswordPolicy.rejected("network.own", actor.origin());
        }
    }

    private void store(EntityManager em, Actor actor, AccessRule before, AccessRule rule) {
        if (before.equals(rule)) {
            return;
        }
        AccessRuleEntity row = em.find(AccessRuleEntity.class, rule.role().name());
        if (row == null) {
            em.persist(new AccessRuleEntity(rule));
        } else {
            row.become(rule);
        }
        accounts.audited(
                actor, "role.change", "role " + rule.role(), told(before) + " -> " + told(rule));
        accounts.rulesChanged();
    }

    private static String told(AccessRule rule) {
        return FACTORS.get(rule.factor())
                + (rule.passkeyAlone() ? "passkey alone, " : "")
                + (rule.networks().isEmpty()
                        ? "from everywhere"
                        : rule.networks().stream().collect(Collectors.joining(" ", "from ", "")));
    }

    @Override
    public void liftNetworks(Actor actor) {
        actor.require(Permission.USER_MANAGE);
        accounts.unit()
                .run(
                        em -> {
                            Map<Role, AccessRule> before = all(em);
                            Arrays.stream(Role.values())
                                    .map(before::get)
                                    .forEach(rule -> store(em, actor, rule, lifted(rule)));
                        });
    }

    private static AccessRule lifted(AccessRule rule) {
        return new AccessRule(rule.role(), rule.factor(), rule.passkeyAlone(), List.of());
    }
}
