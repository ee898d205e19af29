// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.madoguchi.api.Page;
import org.madoguchi.api.cases.Mention;
import org.madoguchi.api.cases.Mentions;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What internal notes say to the reader by name, and whom a note can name. */
@Path(MentionsResource.PATH)
@Component(service = PrivateResource.class)
public final class MentionsResource implements PrivateResource {
    static final String PATH = "/console/mentions";

    /** Nobody types longer to find a name. */
    private static final int LONGEST = 40;

    private final Screens screens;
    private final Mentions mentions;

    @Activate
    public MentionsResource(@Reference Screens screens, @Reference Mentions mentions) {
        this.screens = screens;
        this.mentions = mentions;
    }

    record Listing(Screen screen, Page<Mention> mentions, long unread) {}

    @GET
    public View list(
            @QueryParam("from") String from,
            @QueryParam("done") String done,
            @Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return Screens.view(
                "mentions.jte",
                "page",
                new Listing(
                        screens.of(web, "mentions", done),
                        mentions.list(web.actor(), Screens.rows(from)),
                        mentions.unread(web.actor())));
    }

    /** For the header of every page. */
    @GET
    @Path("counter")
    public View counter(@Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return Screens.view(
                "mentionCounter.jte",
                "screen",
                screens.of(web, "home"),
                "unread",
                mentions.unread(web.actor()));
    }

    @GET
    @Path("offers")
    public View offers(@QueryParam("q") String letters, @Context WebContext web) {
        String typed = letters == null ? "" : letters;
        return Screens.view(
                "mentionOffers.jte",
                "screen",
                screens.of(web, "mentions"),
                "offers",
                mentions.offers(
                        web.actor(), typed.substring(0, Math.min(LONGEST, typed.length()))));
    }

    @POST
    @Path("read")
    public Response read(@Context WebContext web) {
        mentions.readAll(web.actor());
        return Redirects.to(PATH + "?done=mentions-read");
    }
}
