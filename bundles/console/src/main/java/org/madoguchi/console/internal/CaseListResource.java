// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.CaseViews;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The list of cases as a table: narrowed, sorted and laid out as its address says. */
@Path("/console/list")
@Component(service = PrivateResource.class)
public final class CaseListResource implements PrivateResource {
    /** Where a form of the list names it. */
    static final String LIST = "list";

    private final Screens screens;
    private final CaseTables tables;
    private final BulkActs acts;
    private final CaseViews views;

    @Activate
    public CaseListResource(
            @Reference Screens screens,
            @Reference CaseTables tables,
            @Reference BulkActs acts,
            @Reference CaseViews views) {
        this.screens = screens;
        this.tables = tables;
        this.acts = acts;
        this.views = views;
    }

    @GET
    public View list(
            @Context UriInfo address,
            @QueryParam("done") String done,
            @QueryParam("bulk") String bulk,
            @Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return Screens.view(
                "caseList.jte",
                "page",
                tables.of(
                        screens.of(web, "inbox", done),
                        ListAddress.of(address.getQueryParameters()),
                        bulk == null ? Optional.empty() : acts.find(web.actor(), bulk)));
    }

    /** Views and rows alone, for the scripts that keep the list current. */
    @GET
    @Path("rows")
    public View rows(@Context UriInfo address, @Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return Screens.view(
                "caseListParts.jte",
                "page",
                tables.of(
                        screens.of(web, "inbox"),
                        ListAddress.of(address.getQueryParameters()),
                        Optional.empty()));
    }

    /** Which columns, in which order: in the address, and for the next time. */
    @POST
    @Path("columns")
    public Response columns(FormData form, @Context WebContext web) {
        String wanted =
                form.has("usual")
                        ? ListColumns.USUAL.names()
                        : ListColumns.of(
                                        form.texts("column").stream()
                                                .limit(50)
                                                .collect(Collectors.joining(".")))
                                .names();
        views.keepColumns(web.actor(), wanted);
        return to(address(form).with(ListAddress.COLUMNS, wanted), "");
    }

    static ListAddress address(FormData form) {
        return ListAddress.parse(form.text(LIST));
    }

    /**
     * @param more what else the address says, without a separator; may be empty
     */
    static Response to(ListAddress address, String more) {
        String query = address.query();
        String all = query + (query.isEmpty() || more.isEmpty() ? "" : "&") + more;
        return Redirects.to("/console/list" + (all.isEmpty() ? "" : "?" + all));
    }
}
