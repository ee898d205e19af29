// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseOrder.Column;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Exactly the list that is seen, all its pages, as a file (FJ-128): its filter, its order, its
 * columns. Without what tells who a citizen is when it is for statistics (ST-156).
 */
@Path("/console/list/export")
@Component(service = PrivateResource.class)
public final class CaseExportResource implements PrivateResource {
    /** What says who somebody is or what they wrote. */
    private static final Set<Column> PERSONAL =
            EnumSet.of(Column.NUMBER, Column.SUBJECT, Column.CONTACT, Column.ASSIGNEE);

    private final Screens screens;
    private final Lists lists;
    private final CaseTables tables;
    private final Cases cases;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public CaseExportResource(
            @Reference Screens screens,
            @Reference Lists lists,
            @Reference CaseTables tables,
            @Reference Cases cases,
            @Reference AuditTrail audit) {
        this.screens = screens;
        this.lists = lists;
        this.tables = tables;
        this.cases = cases;
        this.audit = audit;
    }

    /** What the columns of a file mean. */
    @GET
    @Path("columns")
    public View dictionary(@Context WebContext web) {
        web.actor().require(Permission.CASE_EXPORT);
        return Screens.view("caseColumns.jte", "page", new Dictionary(screens.of(web, "inbox")));
    }

    record Dictionary(Screen screen) {
        List<Column> columns() {
            return List.of(Column.values());
        }

        boolean isPersonal(Column column) {
            return PERSONAL.contains(column);
        }
    }

    @POST
    public Response export(FormData form, @Context WebContext web) {
        web.actor().require(Permission.CASE_EXPORT);
        String reason = ExportReason.of(form);
        boolean anonymous = form.has("anonymous");
        Screen screen = screens.of(web, "inbox");
        ListAddress address = CaseListResource.address(form);
        List<Column> columns =
                tables.columns(screen, address).shown().stream()
                        .filter(column -> !anonymous || !PERSONAL.contains(column))
                        .toList();
        Cases.Extract extract =
                cases.extract(web.actor(), lists.ask(screen, address), CaseTable.MOST_IN_FILE);
        audit.recordCommitted(
                web.actor(), "case.export", "cases", detail(extract, columns, anonymous, reason));
        CaseNames names = tables.names(screen, List.of());
        return FaqFilter.constant(TableFile.class, form.text("as"))
                .orElse(TableFile.CSV)
                .of(
                        "cases-" + LocalDate.now(clock.withZone(web.timeZone())),
                        columns.stream().map(column -> CaseTable.name(screen, column)).toList(),
                        () -> lines(extract, columns, names, web.timeZone()));
    }

    private static String detail(
            Cases.Extract extract, List<Column> columns, boolean anonymous, String reason) {
        return extract.count()
                + " rows, "
                + columns.stream().map(Column::name).collect(Collectors.joining(" "))
                + (anonymous ? ", anonymous" : "")
                + ": "
                + reason;
    }

    private static Iterator<List<Object>> lines(
            Cases.Extract extract, List<Column> columns, CaseNames names, ZoneId zone) {
        Iterator<CaseSummary> cases = extract.cases().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cases.hasNext();
            }

            @Override
            public List<Object> next() {
                CaseSummary row = cases.next();
                List<Object> cells = new ArrayList<>();
                columns.forEach(column -> cells.add(names.cell(row, column, zone)));
                return cells;
            }
        };
    }
}
