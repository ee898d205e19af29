// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.FilledForm;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Fills in the items of a case: one at a time as they are typed, all at once without script. */
@Path("/console/cases/{id}/items/{form: \\d{1,18}}")
@Component(service = PrivateResource.class)
public final class CaseItemsResource implements PrivateResource {
    private static final String PLAIN = "text/plain;charset=UTF-8";

    private final Cases cases;
    private final Screens screens;

    @Activate
    public CaseItemsResource(@Reference Cases cases, @Reference Screens screens) {
        this.cases = cases;
        this.screens = screens;
    }

    /** Answers with the ids of the items that apply now, one a line; 422 with what is wrong. */
    @POST
    @Path("{item: [a-z][a-z0-9-]{0,29}}")
    public Response fill(
            @PathParam("id") String id,
            @PathParam("form") long form,
            @PathParam("item") String item,
            FormData sent,
            @Context WebContext web) {
        try {
            FilledForm filled =
                    cases.fill(
                            web.actor(),
                            CaseNumber.of(id),
                            new FormId(form),
                            version(sent),
                            item,
                            sent.texts("value"));
            return Response.ok(applying(filled), PLAIN).build();
        } catch (RejectedException refused) {
            String why = refused.reason().in(web.locale());
            return Response.status(422).entity(why).type(PLAIN).build();
        }
    }

    private static String applying(FilledForm filled) {
        return filled.items().stream()
                .filter(FilledForm.Item::applies)
                .map(item -> item.field().head().id())
                .collect(Collectors.joining("\n"));
    }

    @POST
    public Response fillAll(
            @PathParam("id") String id,
            @PathParam("form") long form,
            FormData sent,
            @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        CaseId filled = CaseNumber.of(id);
        FormId formId = new FormId(form);
        String prefix = "i" + formId + "-";
        List<String> items =
                cases.open(web.actor(), filled).forms().stream()
                        .filter(each -> each.form().equals(formId))
                        .flatMap(each -> each.items().stream())
                        .map(item -> item.field().head().id())
                        .toList();
        for (String item : items) {
            try {
                List<String> values = sent.texts(prefix + item);
                cases.fill(web.actor(), filled, formId, version(sent), item, values);
            } catch (RejectedException refused) {
                return refused(web, filled, refused);
            }
        }
        return Redirects.to("/console/cases/" + filled + "?done=items-saved");
    }

    /** What was typed is still in the page before. */
    private Response refused(WebContext web, CaseId id, RejectedException refused) {
        return Response.status(422)
                .entity(
                        Screens.view(
                                        "itemRefused.jte",
                                        "screen",
                                        screens.of(web, "inbox"),
                                        "id",
                                        id,
                                        "why",
                                        refused.reason())
                                .withStatus(422))
                .build();
    }

    private static int version(FormData sent) {
        String text = sent.text("version");
        if (!text.matches("\\d{1,8}")) {
            throw new NotFoundException("no version of " + text.length() + " letters");
        }
        return Integer.parseInt(text);
    }
}
