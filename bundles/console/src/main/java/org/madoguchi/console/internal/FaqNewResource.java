// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where an article begins. */
@Path("/console/faq/new")
@Component(service = PrivateResource.class)
public final class FaqNewResource implements PrivateResource {
    private final FaqEditor editor;

    @Activate
    public FaqNewResource(@Reference FaqEditor editor) {
        this.editor = editor;
    }

    /**
     * @param question what was searched in vain, say; may be null
     * @param origin number of a case whose answer it begins with
     */
    @GET
    public View blank(
            @QueryParam("question") String question,
            @QueryParam("proposal") String proposal,
            @QueryParam("case") String origin,
            @Context WebContext web) {
        return EditorialCases.id(origin)
                .map(id -> editor.fromCase(web, id))
                .orElseGet(
                        () ->
                                editor.blank(
                                        web,
                                        question == null ? "" : question,
                                        proposal == null ? "" : proposal));
    }

    @POST
    public Response create(FormData sent, @Context WebContext web) {
        return editor.save(web, Optional.empty(), sent);
    }
}
