// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Completes what somebody types as a label. */
@Path("/console/tag-choices")
@Component(service = PrivateResource.class)
public final class TagChoicesResource implements PrivateResource {
    private static final int LONGEST = 200;

    private final Cases cases;

    @Activate
    public TagChoicesResource(@Reference Cases cases) {
        this.cases = cases;
    }

    @GET
    public View find(@QueryParam("q") String typed, @Context WebContext web) {
        String words = typed == null || typed.length() > LONGEST ? "" : typed;
        return Screens.view("tagChoices.jte", "tags", cases.tagsLike(web.actor(), words));
    }
}
