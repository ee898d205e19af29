// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.madoguchi.api.city.City;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.web.PublicResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What search engines are told: which pages there are, and which are not worth a visit. */
@Component(service = PublicResource.class)
@Path("/{name: robots\\.txt|sitemap(-[0-9]{1,3})?\\.xml}")
public final class RobotPages implements PublicResource {
    private final City city;
    private final FaqOverview overview;
    private final SiteMap map;

    @Activate
    public RobotPages(
            @Reference City city, @Reference FaqOverview overview, @Reference Articles articles) {
        this.city = city;
        this.overview = overview;
        this.map = new SiteMap(articles, city.zone(), Clock.systemUTC());
    }

    @GET
    @Produces({MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
    public Response file(@PathParam("name") String name) {
        String site = city.publicUrl().toString();
        if (name.equals("robots.txt")) {
            return Response.ok(robots(site), "text/plain;charset=UTF-8").build();
        }
        return (name.equals("sitemap.xml")
                        ? Optional.of(map.first(site, overview.get()))
                        : map.part(site, overview.get(), number(name)))
                .map(xml -> Response.ok(xml, "application/xml;charset=UTF-8"))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .build();
    }

    private static int number(String name) {
        return Integer.parseInt(name.replaceAll("\\D", ""));
    }

    private static String robots(String site) {
        return "User-agent: *\n"
                + "Disallow: /faq/search\n"
                + "Disallow: /text-size\n"
                + "Disallow: /form/\n"
                + "Disallow: /chat\n"
                + "Sitemap: "
                + site
                + "/sitemap.xml\n";
    }
}
