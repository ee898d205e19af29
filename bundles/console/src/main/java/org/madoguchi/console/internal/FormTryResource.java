// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormDesk;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormTrial;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** A form as citizens would get it, before it is published; nothing is sent (ST-069). */
@Path("/console/forms/{id: \\d{1,18}}/try")
@Component(service = PrivateResource.class)
public final class FormTryResource implements PrivateResource {
    private final FormDesk forms;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile FormTrial trial;

    @Activate
    public FormTryResource(@Reference FormDesk forms) {
        this.forms = forms;
    }

    @GET
    public Response show(
            @PathParam("id") long id,
            @QueryParam("version") String version,
            @Context WebContext web) {
        return tried(id, version, Map.of(), web);
    }

    @POST
    public Response fill(
            @PathParam("id") long id,
            @QueryParam("version") String version,
            FormData sent,
            @Context WebContext web) {
        return tried(id, version, sent.fields(), web);
    }

    private Response tried(
            long id, String version, Map<String, List<String>> typed, WebContext web) {
        FormId form = new FormId(id);
        Form shown =
                version != null && version.matches("\\d{1,8}")
                        ? forms.version(web.actor(), form, Integer.parseInt(version))
                        : forms.newest(web.actor(), form);
        FormTrial present = trial;
        if (present == null) {
            throw new RejectedException(Screens.bothLanguages("form.try.away"));
        }
        String path = "/console/forms/" + id;
        FormTrial.Way way =
                new FormTrial.Way(path + "/try?version=" + shown.version(), path, web.csrfToken());
        return Response.ok(present.page(shown, typed, web.locale(), way), "text/html;charset=UTF-8")
                .build();
    }
}
