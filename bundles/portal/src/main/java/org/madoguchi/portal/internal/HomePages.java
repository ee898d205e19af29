// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The first page and what belongs to no article. */
@Component(service = PublicResource.class)
@Path("/")
@Produces("text/html;charset=UTF-8")
public final class HomePages implements PublicResource {
    private static final int ONE_YEAR = 365 * 24 * 60 * 60;

    private final PublicSite publicSite;
    private final FaqOverview overview;
    private final Directory directory;

    @Activate
    public HomePages(
            @Reference PublicSite publicSite,
            @Reference FaqOverview overview,
            @Reference Directory directory) {
        this.publicSite = publicSite;
        this.overview = overview;
        this.directory = directory;
    }

    @GET
    public View home(@Context WebContext web, @CookieParam(PublicSite.TEXT_SIZE) String textSize) {
        return publicSite.page(
                "home.jte",
                publicSite.open(web, textSize),
                "all",
                overview.get(),
                "front",
                overview.frontPage(web.locale()));
    }

    @GET
    @Path("faq")
    public Response faq() {
        return Redirects.to("/");
    }

    /** Ways to ask, and the departments' telephones for the day when none of them works. */
    @GET
    @Path("contact")
    public View contact(
            @Context WebContext web, @CookieParam(PublicSite.TEXT_SIZE) String textSize) {
        return publicSite.page(
                "contact.jte",
                publicSite.open(web, textSize),
                "departments",
                directory.departments().stream()
                        .filter(department -> !department.phone().isEmpty())
                        .toList());
    }

    /**
     * What the city says about who can use the site, and how; its words may be its own (ST-326).
     */
    @GET
    @Path("accessibility")
    public View accessibility(
            @Context WebContext web, @CookieParam(PublicSite.TEXT_SIZE) String textSize) {
        return publicSite.page("accessibility.jte", publicSite.open(web, textSize));
    }

    /** Whatever nobody else knows: the reader is not left alone with it. */
    @GET
    @Path("{unknown: .+}")
    public View missing(
            @Context WebContext web, @CookieParam(PublicSite.TEXT_SIZE) String textSize) {
        return publicSite
                .page("notFound.jte", publicSite.open(web, textSize), "all", overview.get())
                .withStatus(404);
    }

    @GET
    @Path("text-size")
    public Response textSize(
            @QueryParam("size") @DefaultValue("") String size,
            @QueryParam("next") @DefaultValue("/") String next,
            @Context WebContext web) {
        NewCookie cookie =
                new NewCookie.Builder(PublicSite.TEXT_SIZE)
                        .value(size.equals("large") ? "large" : "normal")
                        .path("/")
                        .maxAge(ONE_YEAR)
                        .httpOnly(true)
                        .secure(web.secure())
                        .sameSite(NewCookie.SameSite.LAX)
                        .build();
        return Redirects.to(Redirects.isLocal(next) ? next : "/", cookie);
    }
}
