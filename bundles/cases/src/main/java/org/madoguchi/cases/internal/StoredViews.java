// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseViews;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.UserId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Views that people have made, in the desk's tables. */
@Component(service = CaseViews.class)
public final class StoredViews implements CaseViews {
    private static final int LONGEST_COLUMNS = 400;

    private final CaseStore store;
    private final AuditTrail audit;

    @Activate
    public StoredViews(@Reference CaseStore store, @Reference AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    @Override
    public List<SavedView> list(Actor actor) {
        actor.require(Permission.CASE_READ);
        return store.unit()
                .required(
                        em ->
                                Stream.concat(
                                                own(em, actor).stream()
                                                        .map(view -> view.view(true)),
                                                others(em, actor).stream()
                                                        .map(view -> view.view(false)))
                                        .toList());
    }

    private static List<SavedViewEntity> own(EntityManager em, Actor actor) {
        return em.createQuery(
                        "select v from SavedViewEntity v where v.ownerId = :me order by"
                                + " v.position, v.id",
                        SavedViewEntity.class)
                .setParameter("me", me(actor))
                .getResultList();
    }

    private static List<SavedViewEntity> others(EntityManager em, Actor actor) {
        return em.createQuery(
                        "select v from SavedViewEntity v where v.shared = true and v.ownerId <> :me"
                                + " order by v.name, v.id",
                        SavedViewEntity.class)
                .setParameter("me", me(actor))
                .setMaxResults(MOST)
                .getResultList();
    }

    /** The product itself has no views, and sees those of all. */
    private static long me(Actor actor) {
        return actor.user().map(UserId::value).orElse(-1L);
    }

    @Override
    public SavedView save(Actor actor, String name, String query, boolean shared) {
        String wanted = checked(actor, name, shared);
        if (query.length() > MAX_QUERY) {
            throw DeskTexts.rejection("view-too-long");
        }
        UserId owner = owner(actor);
        return store.unit()
                .required(
                        em -> {
                            List<SavedViewEntity> own = own(em, actor);
                            SavedViewEntity kept =
                                    named(own, wanted)
                                            .orElseGet(() -> added(em, actor, owner, own));
                            kept.hold(wanted, query, shared);
                            em.persist(kept);
                            audit.record(actor, "case.view.save", "view " + kept.id(), wanted);
                            return kept.view(true);
                        });
    }

    private SavedViewEntity added(
            EntityManager em, Actor actor, UserId owner, List<SavedViewEntity> own) {
        if (own.size() >= MOST) {
            throw DeskTexts.rejection("views-too-many", MOST);
        }
        int last = own.isEmpty() ? 0 : own.get(own.size() - 1).position();
        return new SavedViewEntity(
                store.unit().newId(), owner, Cut.to(200, actor.name()), last + 1);
    }

    private static Optional<SavedViewEntity> named(List<SavedViewEntity> own, String name) {
        return own.stream().filter(view -> view.name().equals(name)).findFirst();
    }

    private static String checked(Actor actor, String name, boolean shared) {
        actor.require(Permission.CASE_READ);
        if (shared) {
            actor.require(Permission.CASE_ASSIGN);
        }
        String wanted = name.strip();
        if (wanted.isEmpty()) {
            throw DeskTexts.rejection("view-name-missing");
        }
        if (wanted.length() > MAX_NAME) {
            throw DeskTexts.rejection("text-too-long", MAX_NAME);
        }
        return wanted;
    }

    private static UserId owner(Actor actor) {
        return actor.user()
                .orElseThrow(() -> new IllegalArgumentException("the product keeps no views"));
    }

    @Override
    public void change(Actor actor, SavedViewId id, String name, boolean shared) {
        String wanted = checked(actor, name, shared);
        store.unit()
                .run(
                        em -> {
                            SavedViewEntity changed = own(em, actor, id);
                            if (named(own(em, actor), wanted)
                                    .filter(other -> !other.id().equals(id))
                                    .isPresent()) {
                                throw DeskTexts.rejection("view-name-taken");
                            }
                            changed.hold(wanted, changed.query(), shared);
                            audit.record(actor, "case.view.save", "view " + id, wanted);
                        });
    }

    private static SavedViewEntity own(EntityManager em, Actor actor, SavedViewId id) {
        SavedViewEntity found = em.find(SavedViewEntity.class, id.value());
        if (found == null || !found.belongsTo(new UserId(me(actor)))) {
            throw new NotFoundException("no view " + id);
        }
        return found;
    }

    @Override
    public void move(Actor actor, SavedViewId id, boolean up) {
        actor.require(Permission.CASE_READ);
        store.unit()
                .run(
                        em -> {
                            SavedViewEntity moved = own(em, actor, id);
                            List<SavedViewEntity> all = new ArrayList<>(own(em, actor));
                            int at = all.indexOf(moved);
                            int to = at + (up ? -1 : 1);
                            if (to >= 0 && to < all.size()) {
                                Collections.swap(all, at, to);
                            }
                            for (int place = 0; place < all.size(); place++) {
                                all.get(place).stand(place);
                            }
                        });
    }

    @Override
    public void delete(Actor actor, SavedViewId id) {
        actor.require(Permission.CASE_READ);
        store.unit()
                .run(
                        em -> {
                            SavedViewEntity gone = own(em, actor, id);
                            audit.record(actor, "case.view.delete", "view " + id, gone.name());
                            em.remove(gone);
                        });
    }

    @Override
    public Optional<String> columns(Actor actor) {
        return store.unit()
                .required(
                        em ->
                                Optional.ofNullable(em.find(ColumnsEntity.class, me(actor)))
                                        .map(ColumnsEntity::names));
    }

    @Override
    public void keepColumns(Actor actor, String columns) {
        actor.require(Permission.CASE_READ);
        if (columns.length() > LONGEST_COLUMNS) {
            throw new IllegalArgumentException("too many columns");
        }
        UserId owner = owner(actor);
        store.unit()
                .run(
                        em -> {
                            ColumnsEntity kept = em.find(ColumnsEntity.class, owner.value());
                            if (kept == null) {
                                kept = new ColumnsEntity(owner);
                                kept.keep(columns);
                                em.persist(kept);
                            } else {
                                kept.keep(columns);
                            }
                        });
    }
}
