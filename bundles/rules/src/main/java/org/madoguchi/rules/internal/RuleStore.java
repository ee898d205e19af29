// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.rule.Revision;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of this module, and what is the same for macros and rules. */
@Component(service = RuleStore.class)
public final class RuleStore {
    private static final int STEP = 10;

    private final EntityUnit unit;
    private final AuditTrail audit;
    private final Clock clock;
    private final RuleJson json = new RuleJson();

    @Activate
    public RuleStore(@Reference Storage storage, @Reference AuditTrail audit) {
        this(storage, audit, Clock.systemUTC());
    }

    RuleStore(Storage storage, AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
        unit =
                storage.open(
                        UnitDefinition.of(
                                "rules",
                                ItemEntity.class,
                                RevisionEntity.class,
                                RunEntity.class,
                                SeenEntity.class,
                                WatchEntity.class,
                                TurnEntity.class));
    }

    @Deactivate
    void close() {
        unit.close();
    }

    EntityUnit unit() {
        return unit;
    }

    Clock clock() {
        return clock;
    }

    RuleJson json() {
        return json;
    }

    List<ItemEntity> items(EntityManager em, ItemKind kind) {
        return em.createQuery(
                        "select i from ItemEntity i where i.kind = :kind"
                                + " order by i.position, i.id",
                        ItemEntity.class)
                .setParameter("kind", kind)
                .getResultList();
    }

    ItemEntity item(EntityManager em, ItemKind kind, long id) {
        ItemEntity found = em.find(ItemEntity.class, id);
        if (found == null || found.kind() != kind) {
            throw new NotFoundException("no " + kind.word() + " " + id);
        }
        return found;
    }

    ItemEntity make(
            EntityManager em,
            Actor actor,
            ItemKind kind,
            Rule.State state,
            String name,
            String content) {
        actor.require(Permission.FORM_MANAGE);
        List<ItemEntity> all = items(em, kind);
        if (all.size() >= kind.most()) {
            throw RuleTexts.rejection("many", kind.most());
        }
        int last = all.stream().mapToInt(ItemEntity::position).max().orElse(0);
        ItemEntity made = new ItemEntity(unit.newId(), kind, last + STEP, state, clock.instant());
        made.say(name, content);
        em.persist(made);
        told(em, actor, made, Revision.What.MADE);
        return made;
    }

    ItemEntity save(
            EntityManager em,
            Actor actor,
            ItemKind kind,
            long id,
            int seen,
            String name,
            String content) {
        actor.require(Permission.FORM_MANAGE);
        ItemEntity saved = item(em, kind, id);
        if (saved.revision() != seen) {
            throw RuleTexts.rejection("changed");
        }
        if (!saved.content().equals(content) || !saved.name().equals(name)) {
            saved.say(name, content);
            told(em, actor, saved, Revision.What.CHANGED);
        }
        return saved;
    }

    void become(EntityManager em, Actor actor, ItemKind kind, long id, Rule.State next) {
        actor.require(Permission.FORM_MANAGE);
        ItemEntity changed = item(em, kind, id);
        Rule.State before = changed.state();
        if (before == next) {
            return;
        }
        changed.become(next, clock.instant());
        told(em, actor, changed, what(kind, before, next));
    }

    private static Revision.What what(ItemKind kind, Rule.State before, Rule.State next) {
        if (next == Rule.State.RETIRED) {
            return Revision.What.RETIRED;
        }
        if (kind == ItemKind.MACRO || before == Rule.State.RETIRED && next == Rule.State.OFF) {
            return Revision.What.REVIVED;
        }
        return next == Rule.State.ON ? Revision.What.SWITCHED_ON : Revision.What.SWITCHED_OFF;
    }

    void move(EntityManager em, Actor actor, ItemKind kind, long id, int position) {
        actor.require(Permission.FORM_MANAGE);
        ItemEntity moved = item(em, kind, id);
        List<ItemEntity> order = new ArrayList<>(items(em, kind));
        order.remove(moved);
        order.add(Math.max(0, Math.min(position, order.size())), moved);
        for (int place = 0; place < order.size(); place++) {
            order.get(place).stand(STEP * (place + 1));
        }
        audit.record(actor, kind.word() + ".move", subject(moved), moved.name());
    }

    List<RevisionEntity> revisions(EntityManager em, Actor actor, ItemKind kind, long id) {
        actor.require(Permission.FORM_MANAGE);
        item(em, kind, id);
        return em.createQuery(
                        "select r from RevisionEntity r where r.itemId = :item"
                                + " order by r.madeAt desc, r.id desc",
                        RevisionEntity.class)
                .setParameter("item", id)
                .setMaxResults(200)
                .getResultList();
    }

    private void told(EntityManager em, Actor actor, ItemEntity item, Revision.What what) {
        Instant now = clock.instant();
        em.persist(new RevisionEntity(unit.newId(), item, what, actor, now));
        audit.record(
                actor,
                item.kind().word() + "." + verb(what),
                subject(item),
                item.name() + " v" + item.revision());
    }

    private static String verb(Revision.What what) {
        return switch (what) {
            case MADE -> "make";
            case CHANGED -> "save";
            case SWITCHED_ON -> "on";
            case SWITCHED_OFF -> "off";
            case RETIRED -> "retire";
            case REVIVED -> "revive";
        };
    }

    private static String subject(ItemEntity item) {
        return item.kind().word() + " " + item.id();
    }
}
