// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Tags;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Labels on cases. */
@Component(service = CaseTags.class)
public final class CaseTags {
    private static final int MOST_OFFERED = 20;
    private static final int MOST_AT_ONCE = 100;

    private final CaseStore store;
    private final AuditTrail audit;

    @Activate
    public CaseTags(@Reference CaseStore store, @Reference AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    void tag(Actor actor, CaseId id, Set<String> add, Set<String> remove) {
        actor.require(Permission.CASE_HANDLE);
        if (add.size() + remove.size() > MOST_AT_ONCE) {
            throw DeskTexts.rejection("tags-many", Tags.MOST);
        }
        Map<String, String> added = new LinkedHashMap<>();
        for (String typed : add) {
            String label = Tags.kept(typed);
            if (label.codePointCount(0, label.length()) > Tags.LONGEST
                    || Tags.folded(label).length() > Tags.LONGEST) {
                throw DeskTexts.rejection("tag-long", Tags.LONGEST);
            }
            if (!label.isEmpty()) {
                added.putIfAbsent(Tags.folded(label), label);
            }
        }
        Set<String> removed = TagLine.folded(remove);
        store.unit().run(em -> tag(em, actor, store.visible(em, actor, id), added, removed));
    }

    private void tag(
            EntityManager em,
            Actor actor,
            CaseEntity about,
            Map<String, String> added,
            Set<String> removed) {
        Map<String, String> labels = new LinkedHashMap<>();
        about.tags().forEach(label -> labels.put(Tags.folded(label), label));
        List<String> said = new ArrayList<>();
        removed.stream()
                .filter(each -> !added.containsKey(each))
                .filter(labels::containsKey)
                .forEach(each -> said.add("－" + labels.remove(each)));
        added.forEach(
                (folded, label) -> {
                    TagEntity known = em.find(TagEntity.class, folded);
                    if (labels.containsKey(folded)) {
                        return;
                    }
                    // as everybody writes it
                    String written = known == null ? label : known.label();
                    labels.put(folded, written);
                    said.add("＋" + written);
                    if (known == null) {
                        em.persist(new TagEntity(folded, label, store.clock().instant()));
                    } else {
                        known.use(store.clock().instant());
                    }
                });
        if (said.isEmpty()) {
            return;
        }
        if (labels.size() > Tags.MOST) {
            throw DeskTexts.rejection("tags-many", Tags.MOST);
        }
        about.tag(new LinkedHashSet<>(labels.values()));
        String detail = Cut.to(1_000, String.join("、", said));
        store.changed(em, about, actor, ChangeKind.TAGGED, detail);
        audit.record(actor, "case.tag", "case " + about.id(), detail);
    }

    List<String> like(Actor actor, String typed) {
        actor.require(Permission.CASE_READ);
        String folded = Cut.to(Tags.LONGEST, Tags.folded(typed)).replaceAll("[!%_]", "!$0");
        return store.unit()
                .required(
                        em -> {
                            Set<String> found = new LinkedHashSet<>();
                            for (String pattern : List.of(folded + "%", "%" + folded + "%")) {
                                em.createQuery(
                                                "select t from TagEntity t where t.id like :like"
                                                        + " escape '!' order by t.usedAt desc,"
                                                        + " t.id",
                                                TagEntity.class)
                                        .setParameter("like", pattern)
                                        .setMaxResults(MOST_OFFERED)
                                        .getResultList()
                                        .forEach(tag -> found.add(tag.label()));
                            }
                            return found.stream()
                                    .limit(MOST_OFFERED)
                                    .collect(Collectors.toUnmodifiableList());
                        });
    }
}
