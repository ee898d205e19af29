// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.figures.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.figures.ReportForm;
import org.madoguchi.api.figures.ReportForm.Entry;
import org.madoguchi.api.figures.ReportForms;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.figures.internal.FormEntity.Kind;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The forms of reports as rows. */
@Component(service = ReportForms.class)
public final class StoredReportForms implements ReportForms {
    private final EntityUnit unit;
    private final AuditTrail audit;

    @Activate
    public StoredReportForms(@Reference Storage storage, @Reference AuditTrail audit) {
        this.unit = storage.open(UnitDefinition.of("figures", FormEntity.class));
        this.audit = audit;
    }

    @Deactivate
    void close() {
        unit.close();
    }

    @Override
    public ReportForm form(Actor actor, String report) {
        actor.require(Permission.BOARD_READ);
        List<FormEntity> rows =
                unit.required(
                        em ->
                                em.createQuery(
                                                "select f from FormEntity f where f.report = :report"
                                                        + " order by f.position",
                                                FormEntity.class)
                                        .setParameter("report", report)
                                        .getResultList());
        return new ReportForm(
                entries(rows, Kind.WHOLE).stream().findFirst().map(Entry::heading).orElse(""),
                entries(rows, Kind.PART),
                entries(rows, Kind.COLUMN));
    }

    private static List<Entry> entries(List<FormEntity> rows, Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind).map(FormEntity::entry).toList();
    }

    @Override
    public void keep(Actor actor, String report, ReportForm form) {
        actor.require(Permission.BOARD_READ);
        actor.require(Permission.QUALITY_MARK);
        if (!report.matches("[A-Z_]{1,20}")) {
            throw new IllegalArgumentException("no report: " + report);
        }
        demandSense(form);
        unit.run(
                em -> {
                    em.createQuery("delete from FormEntity f where f.report = :report")
                            .setParameter("report", report)
                            .executeUpdate();
                    if (!form.heading().isEmpty()) {
                        put(em, report, Kind.WHOLE, List.of(new Entry("", true, form.heading())));
                    }
                    put(em, report, Kind.PART, form.parts());
                    put(em, report, Kind.COLUMN, form.columns());
                    audit.record(
                            actor,
                            "figures.form",
                            "figures",
                            report + (form.equals(ReportForm.USUAL) ? ", as delivered" : ""));
                });
    }

    private static void put(EntityManager em, String report, Kind kind, List<Entry> entries) {
        for (int place = 0; place < entries.size(); place++) {
            em.persist(new FormEntity(report, kind, place, entries.get(place)));
        }
    }

    private static void demandSense(ReportForm form) {
        demandSense(form.heading(), List.of());
        demandSense("", form.parts());
        demandSense("", form.columns());
    }

    private static void demandSense(String heading, List<Entry> entries) {
        if (heading.length() > ReportForm.LONGEST
                || entries.stream()
                        .anyMatch(each -> each.heading().length() > ReportForm.LONGEST)) {
            throw new RejectedException(
                    LocalizedText.from(StoredReportForms.class, "heading", ReportForm.LONGEST));
        }
        if (!entries.isEmpty() && entries.stream().noneMatch(Entry::shown)) {
            throw new RejectedException(LocalizedText.from(StoredReportForms.class, "nothing"));
        }
    }
}
