// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.BrowserSignIn;
import org.madoguchi.api.identity.OutsidePerson;
import org.madoguchi.api.identity.OutsideSignIns;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.SignInException;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.WebContext;
import org.madoguchi.web.WithoutSignIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * To a provider and back. Links lead there, not forms: browsers hold a form to our own site, even
 * when it is led on.
 */
@Path("/console/sign-in/with/{provider: [a-z][a-z0-9-]{0,31}}")
@Component(service = PrivateResource.class)
public final class WayResource implements PrivateResource {
    private static final int MOST_PARAMETERS = 20;

    private final Screens screens;
    private final Ways ways;
    private final OutsideSignIns signIns;
    private final City city;

    @Activate
    public WayResource(
            @Reference Screens screens,
            @Reference Ways ways,
            @Reference OutsideSignIns signIns,
            @Reference City city) {
        this.screens = screens;
        this.ways = ways;
        this.signIns = signIns;
        this.city = city;
    }

    @GET
    @WithoutSignIn
    public Response begin(
            @PathParam("provider") String id,
            @QueryParam("next") String next,
            @Context WebContext web) {
        if (web.session().isPresent()) {
            return Redirects.to(Urls.localOrHome(next));
        }
        WayCookie cookie = WayCookie.fresh(next);
        try {
            return elsewhere(way(id).begin(cookie.secret(), back(id)), cookie.set(web));
        } catch (SignInException e) {
            return refused(web, cookie.next(), e.reason().in(web.locale()));
        }
    }

    @GET
    @Path("back")
    @WithoutSignIn
    public Response back(
            @PathParam("provider") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context WebContext web) {
        BrowserSignIn way = way(id);
        Optional<WayCookie> cookie = WayCookie.of(headers, web);
        if (web.session().isPresent()) {
            return Redirects.to(
                    cookie.map(WayCookie::next).orElse("/console"), WayCookie.gone(web));
        }
        if (cookie.isEmpty()) {
            return refused(web, "", screens.of(web, "door").text("signin.way.lost"));
        }
        Optional<SignIn.Locked> stopped = signIns.stopped(web.remoteAddress());
        if (stopped.isPresent()) {
            return refused(web, stopped.get(), cookie.get().next());
        }
        OutsidePerson person;
        try {
            person = way.finish(cookie.get().secret(), back(id), first(uri.getQueryParameters()));
        } catch (SignInException e) {
            signIns.refused(id, e.getMessage(), web.remoteAddress());
            return refused(web, cookie.get().next(), e.reason().in(web.locale()));
        }
        SignIn outcome = signIns.signIn(person, web.remoteAddress());
        if (outcome instanceof SignIn.Accepted || outcome instanceof SignIn.CodeNeeded) {
            return Response.fromResponse(SignInAnswers.goOn(outcome, cookie.get().next(), web))
                    .cookie(WayCookie.gone(web))
                    .build();
        }
        return refused(web, outcome, cookie.get().next());
    }

    /** Whoever has signed out here signs out there, too. */
    @GET
    @Path("out")
    @WithoutSignIn
    public Response out(@PathParam("provider") String id, @Context WebContext web) {
        return way(id).end(URI.create(city.consoleUrl() + "/console/sign-in"))
                .map(WayResource::elsewhere)
                .orElseGet(() -> Redirects.to("/console/sign-in"));
    }

    private BrowserSignIn way(String id) {
        return ways.find(id).orElseThrow(() -> new NotFoundException("no provider " + id));
    }

    private URI back(String id) {
        return URI.create(city.consoleUrl() + "/console/sign-in/with/" + id + "/back");
    }

    private static Map<String, String> first(MultivaluedMap<String, String> parameters) {
        Map<String, String> first = new HashMap<>();
        parameters.forEach(
                (name, values) -> {
                    if (first.size() < MOST_PARAMETERS && !values.isEmpty()) {
                        first.put(name, values.get(0));
                    }
                });
        return first;
    }

    private static Response elsewhere(URI where, NewCookie... cookies) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, where.toString())
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .cookie(cookies)
                .build();
    }

    private Response refused(WebContext web, SignIn outcome, String next) {
        return refused(web, next, SignInAnswers.problem(outcome, screens.of(web, "door")));
    }

    private Response refused(WebContext web, String next, String problem) {
        return Response.status(422)
                .entity(
                        SignInResource.page(
                                        screens.of(web, "door"), ways.buttons(), "", next, problem)
                                .withStatus(422))
                .cookie(WayCookie.gone(web))
                .build();
    }
}
