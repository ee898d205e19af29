// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.servicelevel.Incident;
import org.madoguchi.api.servicelevel.Incident.Report;
import org.madoguchi.api.servicelevel.Incidents;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Incidents as rows. */
@Component(service = Incidents.class)
public final class StoredIncidents implements Incidents {
    private static final int LONGEST_REASON = 500;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final LevelStore store;
    private final AuditTrail audit;

    @Activate
    public StoredIncidents(@Reference LevelStore store, @Reference AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    @Override
    public List<Incident> all() {
        return store.unit().required(StoredIncidents::all);
    }

    private static List<Incident> all(EntityManager em) {
        return em
                .createQuery(
                        "select i from IncidentEntity i order by i.fromAt desc, i.id desc",
                        IncidentEntity.class)
                .getResultList()
                .stream()
                .map(IncidentEntity::incident)
                .toList();
    }

    @Override
    public Incident add(Actor actor, Incident wanted) {
        actor.require(Permission.FORM_MANAGE);
        Incident tidy = tidy(wanted);
        return store.unit()
                .required(
                        em -> {
                            List<Incident> others = all(em);
                            if (others.size() >= MOST) {
                                throw Said.rejection("incident-many", MOST);
                            }
                            demandRoom(tidy, others);
                            Incident kept = withId(store.unit().newId(), tidy);
                            em.persist(new IncidentEntity(kept));
                            audit.record(actor, "incident.add", "incident", described(kept));
                            return kept;
                        });
    }

    @Override
    public void change(Actor actor, Incident wanted) {
        actor.require(Permission.FORM_MANAGE);
        Incident tidy = tidy(wanted);
        store.unit()
                .run(
                        em -> {
                            IncidentEntity row = find(em, wanted.id());
                            demandRoom(
                                    tidy,
                                    all(em).stream()
                                            .filter(other -> other.id() != wanted.id())
                                            .toList());
                            row.say(tidy);
                            audit.record(actor, "incident.change", "incident", described(tidy));
                        });
    }

    /** As it is kept. */
    private static Incident tidy(Incident wanted) {
        String reason = Said.line(wanted.reason());
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Said.rejection("incident-reason", LONGEST_REASON);
        }
        if (!wanted.from().isBefore(wanted.until())) {
            throw Said.rejection("incident-order");
        }
        if (Duration.between(wanted.from(), wanted.until()).compareTo(LONGEST) > 0) {
            throw Said.rejection("incident-long");
        }
        Report said = wanted.report();
        return new Incident(
                wanted.id(),
                wanted.kind(),
                wanted.from(),
                wanted.until(),
                reason,
                new Report(
                        text(said.effect()),
                        text(said.cause()),
                        text(said.measures()),
                        said.state()));
    }

    private static String text(String typed) {
        return Said.text(typed, Report.LONGEST, "incident-text");
    }

    private static Incident withId(long id, Incident incident) {
        return new Incident(
                id,
                incident.kind(),
                incident.from(),
                incident.until(),
                incident.reason(),
                incident.report());
    }

    private static IncidentEntity find(EntityManager em, long id) {
        IncidentEntity row = em.find(IncidentEntity.class, id);
        if (row == null) {
            throw new NotFoundException("no incident " + id);
        }
        return row;
    }

    /** No time counts twice; several things may fail at once. */
    private static void demandRoom(Incident wanted, List<Incident> others) {
        if (wanted.kind() != Incident.Kind.FAULT
                && others.stream().anyMatch(other -> overlap(wanted, other))) {
            throw Said.rejection("incident-overlap");
        }
    }

    private static boolean overlap(Incident one, Incident other) {
        return one.kind() == other.kind()
                && one.from().isBefore(other.until())
                && other.from().isBefore(one.until());
    }

    @Override
    public void remove(Actor actor, long id) {
        actor.require(Permission.FORM_MANAGE);
        store.unit()
                .run(
                        em -> {
                            IncidentEntity row = find(em, id);
                            em.remove(row);
                            audit.record(
                                    actor,
                                    "incident.remove",
                                    "incident",
                                    described(row.incident()));
                        });
    }

    private static String described(Incident incident) {
        return incident.kind()
                + " "
                + incident.from()
                + " "
                + incident.until()
                + ": "
                + incident.reason();
    }
}
