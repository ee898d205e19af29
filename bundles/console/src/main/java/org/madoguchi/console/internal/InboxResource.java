// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The list of cases. */
@Path("/console/inbox")
@Component(service = PrivateResource.class)
public final class InboxResource implements PrivateResource {
    private final Screens screens;
    private final Lists lists;

    @Activate
    public InboxResource(@Reference Screens screens, @Reference Lists lists) {
        this.screens = screens;
        this.lists = lists;
    }

    @GET
    public View inbox(
            @QueryParam("done") String done, @Context UriInfo address, @Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return Screens.view(
                "inbox.jte",
                "list",
                lists.list(
                        screens.of(web, "inbox", done),
                        ListAddress.of(address.getQueryParameters()),
                        Optional.empty()));
    }

    /** Views and rows alone, for the scripts that keep the list current. */
    @GET
    @Path("rows")
    public View rows(@Context UriInfo address, @Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return Screens.view(
                "listParts.jte",
                "list",
                lists.list(
                        screens.of(web, "inbox"),
                        ListAddress.of(address.getQueryParameters()),
                        Optional.empty()));
    }
}
