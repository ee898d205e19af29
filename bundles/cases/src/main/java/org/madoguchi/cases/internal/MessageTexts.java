// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.cases.CaseTexts.Part;
import org.madoguchi.api.cases.CaseTexts.Readers;

/** Reads messages for an index, few at a time: a message may have a million letters. */
final class MessageTexts {
    private static final int AT_ONCE = 8;

    private final EntityManager em;
    private final CaseTexts.PartVisitor parts;

    MessageTexts(EntityManager em, CaseTexts.PartVisitor parts) {
        this.em = em;
        this.parts = parts;
    }

    static String key(long interaction) {
        return "i" + interaction;
    }

    void read(List<Long> interactions) {
        for (int from = 0; from < interactions.size(); from += AT_ONCE) {
            some(interactions.subList(from, Math.min(from + AT_ONCE, interactions.size())));
        }
    }

    private void some(List<Long> interactions) {
        List<Long> ids = IdLists.padded(interactions);
        Map<Long, List<String>> fields =
                strings(
                        "select f.interactionId, f.label, f.content from FieldEntity f where"
                                + " f.interactionId in :ids order by f.id",
                        ids);
        Map<Long, List<String>> attachments =
                strings(
                        "select a.interactionId, a.fileName from AttachmentEntity a where"
                                + " a.interactionId in :ids",
                        ids);
        List<Object[]> rows =
                em.createQuery(
                                "select i.id, i.caseId, i.subject, i.partyName, i.partyAddress,"
                                        + " i.authorName, i.body from InteractionEntity i where"
                                        + " i.id in :ids",
                                Object[].class)
                        .setParameter("ids", ids)
                        .getResultList();
        for (Object[] row : rows) {
            List<String> words = new ArrayList<>();
            Stream.of(row).skip(2).forEach(text -> words.add((String) text));
            words.addAll(fields.getOrDefault((Long) row[0], List.of()));
            words.addAll(attachments.getOrDefault((Long) row[0], List.of()));
            parts.visit(
                    CaseId.ofLong((Long) row[1]),
                    new Part(key((Long) row[0]), Readers.EVERYBODY, words));
        }
    }

    private Map<Long, List<String>> strings(String query, List<Long> ids) {
        return em
                .createQuery(query, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .flatMap(
                        row ->
                                Stream.of(row)
                                        .skip(1)
                                        .map(text -> Map.entry((Long) row[0], (String) text)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}
