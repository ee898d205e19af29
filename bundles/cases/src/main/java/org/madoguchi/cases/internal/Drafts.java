// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;

/** What people have written so far, one for each person and case. */
final class Drafts {
    private Drafts() {}

    static Optional<DraftEntity> find(EntityManager em, Actor actor, CaseId id) {
        return actor.user().flatMap(user -> find(em, user, id));
    }

    static Optional<DraftEntity> find(EntityManager em, UserId user, CaseId id) {
        return em
                .createQuery(
                        "select d from DraftEntity d where d.caseId = :id and d.userId = :user",
                        DraftEntity.class)
                .setParameter("id", id.asLong())
                .setParameter("user", user.value())
                .getResultList()
                .stream()
                .findFirst();
    }
}
