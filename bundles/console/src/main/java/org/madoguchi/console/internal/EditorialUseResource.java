// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.editorial.FaqUse;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An article was put into the answer of a case, or cited there; the composer tells it. */
@Path("/console/cases/{id}/articles/{article: \\d{1,18}}/used")
@Component(service = PrivateResource.class)
public final class EditorialUseResource implements PrivateResource {
    private final FaqUse use;

    @Activate
    public EditorialUseResource(@Reference FaqUse use) {
        this.use = use;
    }

    @POST
    public Response used(
            @PathParam("id") String id,
            @PathParam("article") long article,
            FormData form,
            @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        CaseId usedIn =
                EditorialCases.id(id).orElseThrow(() -> new NotFoundException("no case " + id));
        use.used(web.actor(), new ArticleId(article), usedIn);
        return Response.noContent().build();
    }
}
