// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.time.Instant;
import java.util.List;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Grant;
import org.madoguchi.api.identity.Grants;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rights that were given and taken, as rows of a table. */
@Component(service = Grants.class)
public final class StoredGrants implements Grants {
    private final Accounts accounts;

    @Activate
    public StoredGrants(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Grant> between(Actor actor, Instant from, Instant until) {
        actor.require(Permission.USER_MANAGE);
        return accounts.unit()
                .required(
                        em -> {
                            StoredDeputies.settle(em, accounts);
                            return em.createQuery(
                                            "SELECT g FROM GrantEntity g"
                                                    + " WHERE g.changedAt >= :from"
                                                    + " AND g.changedAt < :until"
                                                    + " ORDER BY g.changedAt, g.id",
                                            GrantEntity.class)
                                    .setParameter("from", Times.column(from))
                                    .setParameter("until", Times.column(until))
                                    .setMaxResults(MOST)
                                    .getResultStream()
                                    .map(GrantEntity::toRecord)
                                    .toList();
                        });
    }
}
