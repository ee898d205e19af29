// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.rule.MacroId;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Uses a macro on the open case. */
@Path("/console/cases/{id}/macro")
@Component(service = PrivateResource.class)
public final class CaseMacroResource implements PrivateResource {
    private final Screens screens;
    private final Lists lists;
    private final Desks desks;
    private final Cases cases;
    private final OfferedMacros macros;

    @Activate
    public CaseMacroResource(
            @Reference Screens screens,
            @Reference Lists lists,
            @Reference Desks desks,
            @Reference Cases cases,
            @Reference OfferedMacros macros) {
        this.screens = screens;
        this.lists = lists;
        this.desks = desks;
        this.cases = cases;
        this.macros = macros;
    }

    /** What stands in the composer comes along: the macro may write below it. */
    @POST
    public Response run(@PathParam("id") String id, FormData form, @Context WebContext web) {
        CaseId about =
                EditorialCases.id(id).orElseThrow(() -> new NotFoundException("no case " + id));
        ListAddress list = CaseListResource.address(form);
        if (!form.text("macro").matches("\\d{1,18}")) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        MacroId macro = new MacroId(Long.parseLong(form.text("macro")));
        try {
            if (form.has("draft")) {
                cases.saveDraft(web.actor(), about, form.text("draft").replace("\r\n", "\n"));
            }
            macros.run(web.actor(), macro, about);
        } catch (RejectedException refused) {
            return Response.status(CaseResource.UNPROCESSABLE)
                    .entity(refused(web, about, list, refused))
                    .build();
        }
        String query = list.query();
        return Redirects.to(
                "/console/cases/"
                        + about
                        + "?"
                        + query
                        + (query.isEmpty() ? "" : "&")
                        + "done=macro-run");
    }

    private View refused(
            WebContext web, CaseId about, ListAddress list, RejectedException refused) {
        Screen screen = screens.of(web, "inbox");
        CaseDesk desk = desks.open(screen, about, list);
        CaseDesk shown = desk.with(desk.composer().problem(refused));
        View view =
                web.partial()
                        ? Screens.view("work.jte", "desk", shown, "partial", true)
                        : Screens.view(
                                "case.jte",
                                "list",
                                lists.list(screen, list, Optional.of(about)),
                                "desk",
                                shown);
        return view.withStatus(CaseResource.UNPROCESSABLE);
    }
}
