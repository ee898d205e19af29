// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.DirectoryTransfer;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Departments and people in bulk, each file in one transaction. */
@Component(service = {DirectoryTransfer.class, StoredDirectoryTransfer.class})
public final class StoredDirectoryTransfer implements DirectoryTransfer {
    private static final Logger log = LoggerFactory.getLogger(StoredDirectoryTransfer.class);
    private static final Actor DAY = Actor.system("directory-plan");
    private static final int DAYS_AHEAD = 400;

    private final DirectoryStore store;
    private final City city;
    private final AuditTrail audit;
    private final Clock clock;
    private final DirectoryChanges changes;

    @Activate
    public StoredDirectoryTransfer(
            @Reference DirectoryStore store,
            @Reference City city,
            @Reference MergeFollowers followers,
            @Reference AuditTrail audit) {
        this(store, city, followers, audit, Clock.systemUTC());
    }

    StoredDirectoryTransfer(
            DirectoryStore store,
            City city,
            MergeFollowers followers,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.city = city;
        this.audit = audit;
        this.clock = clock;
        this.changes = new DirectoryChanges(store, followers, audit, clock);
    }

    @Override
    public Report checkDepartments(Actor actor, List<DepartmentLine> lines) {
        demandFew(actor, lines);
        return store.unit().required(em -> new DepartmentPlan(em, lines).report());
    }

    @Override
    public Report applyDepartments(Actor actor, List<DepartmentLine> lines) {
        demandFew(actor, lines);
        return store.unit()
                .required(
                        em -> {
                            DepartmentPlan plan = new DepartmentPlan(em, lines);
                            Report report = plan.report();
                            if (report.problems().isEmpty()) {
                                changes.apply(em, actor, plan);
                                audited(actor, "departments", report);
                            }
                            return report;
                        });
    }

    @Override
    public Report checkPeople(Actor actor, List<PersonLine> lines, boolean whole) {
        demandFew(actor, lines);
        return store.unit()
                .required(em -> new PersonPlan(em, store.snapshot(), lines, whole).report());
    }

    @Override
    public Report applyPeople(Actor actor, List<PersonLine> lines, boolean whole) {
        demandFew(actor, lines);
        return store.unit()
                .required(
                        em -> {
                            PersonPlan plan = new PersonPlan(em, store.snapshot(), lines, whole);
                            Report report = plan.report();
                            if (report.problems().isEmpty()) {
                                changes.apply(em, actor, plan);
                                audited(actor, "people", report);
                            }
                            return report;
                        });
    }

    private static void demandFew(Actor actor, List<?> lines) {
        actor.require(Permission.USER_MANAGE);
        if (lines.size() > MOST) {
            throw DirectoryRules.rejected("transfer.lines", MOST);
        }
    }

    private void audited(Actor actor, String what, Report report) {
        audit.record(
                actor,
                "directory.import",
                what,
                Arrays.stream(Change.Kind.values())
                        .map(
                                kind ->
                                        report.count(kind)
                                                + " "
                                                + kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public void planDepartments(
            Actor actor, LocalDate day, String fileName, List<DepartmentLine> lines) {
        Report report = checkDepartments(actor, lines);
        plan(
                actor,
                report,
                day,
                Act.DEPARTMENTS,
                fileName,
                lines.size(),
                PlannedLines.departments(lines));
    }

    @Override
    public void planPeople(
            Actor actor, LocalDate day, String fileName, List<PersonLine> lines, boolean whole) {
        Report report = checkPeople(actor, lines, whole);
        plan(
                actor,
                report,
                day,
                whole ? Act.EVERYBODY : Act.PEOPLE,
                fileName,
                lines.size(),
                PlannedLines.people(lines));
    }

    private void plan(
            Actor actor,
            Report report,
            LocalDate day,
            Act act,
            String fileName,
            int lines,
            String content) {
        if (!report.problems().isEmpty()) {
            throw new RejectedException(report.problems().get(0).text());
        }
        LocalDate today = today();
        if (!day.isAfter(today) || day.isAfter(today.plusDays(DAYS_AHEAD))) {
            throw DirectoryRules.rejected("plan.day", day.toString());
        }
        store.unit()
                .run(
                        em -> {
                            em.persist(
                                    new PlannedEntity(
                                            store.unit().newId(),
                                            day,
                                            act,
                                            fileName,
                                            actor.name(),
                                            clock.instant(),
                                            lines,
                                            content));
                            audit.record(
                                    actor,
                                    "directory.plan",
                                    subject(act),
                                    lines + " lines on " + day);
                        });
    }

    private static String subject(Act act) {
        return act == Act.DEPARTMENTS ? "departments" : "people";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city.zone());
    }

    @Override
    public List<Planned> planned(Actor actor) {
        actor.require(Permission.USER_MANAGE);
        return store.unit()
                .required(
                        em ->
                                em.createQuery(
                                                "SELECT p FROM PlannedEntity p"
                                                        + " ORDER BY p.dueOn, p.id",
                                                PlannedEntity.class)
                                        .getResultStream()
                                        .map(PlannedEntity::toRecord)
                                        .toList());
    }

    @Override
    public void takeBack(Actor actor, long id) {
        actor.require(Permission.USER_MANAGE);
        store.unit()
                .run(
                        em -> {
                            PlannedEntity planned = em.find(PlannedEntity.class, id);
                            if (planned != null) {
                                audit.record(
                                        actor,
                                        "directory.plan-back",
                                        subject(planned.act()),
                                        planned.toRecord().lines()
                                                + " lines on "
                                                + planned.toRecord().day());
                                em.remove(planned);
                            }
                        });
    }

    /**
     * Does what is due. Each file is a transaction of its own, and its row goes with it: of several
     * machines only one can do it.
     */
    void doWhatIsDue() {
        LocalDate today = today();
        for (Planned due : planned(DAY)) {
            if (!due.day().isAfter(today) && due.problem().isEmpty()) {
                try {
                    store.unit().run(em -> carryOut(em, due.id()));
                } catch (RuntimeException e) {
                    log.warn("planned lines {} could not be done, next try later", due.id(), e);
                }
            }
        }
    }

    private void carryOut(EntityManager em, long id) {
        PlannedEntity planned = em.find(PlannedEntity.class, id);
        if (planned == null) {
            return;
        }
        Report report =
                planned.act() == Act.DEPARTMENTS
                        ? applyDepartments(DAY, PlannedLines.departments(planned.content()))
                        : applyPeople(
                                DAY,
                                PlannedLines.people(planned.content()),
                                planned.act() == Act.EVERYBODY);
        if (report.problems().isEmpty()) {
            em.remove(planned);
        } else {
            Problem first = report.problems().get(0);
            planned.failed(
                    DirectoryRules.text(
                            "plan.failed", report.problems().size(), first.line(), first.text()));
        }
        em.flush();
    }
}
