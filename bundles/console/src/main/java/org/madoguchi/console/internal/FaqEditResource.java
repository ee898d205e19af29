// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where an article is changed. */
@Path("/console/faq/{id: \\d{1,18}}/edit")
@Component(service = PrivateResource.class)
public final class FaqEditResource implements PrivateResource {
    private final FaqEditor editor;

    @Activate
    public FaqEditResource(@Reference FaqEditor editor) {
        this.editor = editor;
    }

    @GET
    public View edit(@PathParam("id") long id, @Context WebContext web) {
        return editor.open(web, new ArticleId(id));
    }

    @POST
    public Response update(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        return editor.save(web, Optional.of(new ArticleId(id)), sent);
    }
}
