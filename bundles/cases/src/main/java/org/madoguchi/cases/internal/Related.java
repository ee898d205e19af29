// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.RelatedCases;
import org.madoguchi.api.cases.Relation;

/** The rows that say what cases are to each other. */
final class Related {
    private Related() {}

    static List<RelatedEntity> of(EntityManager em, CaseEntity one) {
        return one.mayHave(CasePart.RELATED)
                ? em.createQuery(
                                "select r from RelatedEntity r where r.caseId = :id order by r.id",
                                RelatedEntity.class)
                        .setParameter("id", one.id().asLong())
                        .getResultList()
                : List.of();
    }

    static Optional<RelatedEntity> between(EntityManager em, CaseEntity one, CaseEntity other) {
        return of(em, one).stream().filter(row -> row.other().equals(other.id())).findFirst();
    }

    static Optional<CaseId> mergedInto(EntityManager em, CaseEntity one) {
        return of(em, one).stream()
                .filter(row -> row.relation() == Relation.MERGED_INTO)
                .map(RelatedEntity::other)
                .findFirst();
    }

    /**
     * The case that what arrives for this one belongs to: itself, unless it was merged. There is no
     * way round in circles: what was merged is closed for good, and only open cases take others in.
     */
    static CaseEntity successor(EntityManager em, CaseEntity one) {
        return mergedInto(em, one)
                .map(into -> successor(em, em.find(CaseEntity.class, into.asLong())))
                .orElse(one);
    }

    /**
     * @throws RejectedException when the case has become part of another one
     */
    static void requireUnmerged(EntityManager em, CaseEntity one) {
        mergedInto(em, one)
                .ifPresent(
                        into -> {
                            throw DeskTexts.rejection("case-merged", into);
                        });
    }

    /** Writes down both sides, instead of what they were to each other before. */
    static void put(
            CaseStore store,
            EntityManager em,
            CaseEntity one,
            CaseEntity other,
            Relation relation) {
        side(store, em, one, other, relation);
        side(store, em, other, one, relation.inverse());
    }

    private static void side(
            CaseStore store,
            EntityManager em,
            CaseEntity one,
            CaseEntity other,
            Relation relation) {
        List<RelatedEntity> known = of(em, one);
        Optional<RelatedEntity> row =
                known.stream().filter(each -> each.other().equals(other.id())).findFirst();
        if (row.isPresent()) {
            row.get().become(relation);
            return;
        }
        if (known.size() >= RelatedCases.MOST) {
            throw DeskTexts.rejection("related-many", one.id(), RelatedCases.MOST);
        }
        one.has(CasePart.RELATED);
        em.persist(new RelatedEntity(store.unit().newId(), one.id(), other.id(), relation));
    }
}
