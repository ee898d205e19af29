// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Passkeys;
import org.madoguchi.api.identity.SecondFactor;
import org.madoguchi.api.identity.SecondFactors;
import org.madoguchi.api.identity.Session;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One's own second factor; the only page for whoever must set one up first. */
@Path("/console/second-factor")
@Component(service = PrivateResource.class)
public final class SecondFactorResource implements PrivateResource {
    private static final String PATH = "/console/second-factor";

    private final Screens screens;
    private final SecondFactors factors;
    private final Passkeys passkeys;

    @Activate
    public SecondFactorResource(
            @Reference Screens screens,
            @Reference SecondFactors factors,
            @Reference Passkeys passkeys) {
        this.screens = screens;
        this.factors = factors;
        this.passkeys = passkeys;
    }

    @GET
    public Object show(@QueryParam("done") String done, @Context WebContext web) {
        return mustHavePasskey(web) ? Redirects.to("/console/passkeys") : page(web, done, "");
    }

    /** Codes of an app would not help. */
    private boolean mustHavePasskey(WebContext web) {
        return web.session()
                .filter(Session::mustEnrol)
                .map(session -> passkeys.of(web.actor(), session.user().id()).demanded())
                .orElse(false);
    }

    @POST
    @Path("confirm")
    public Response confirm(FormData sent, @Context WebContext web) {
        String session = web.sessionSecret().orElseThrow(() -> new NotFoundException("no session"));
        return withCodes(
                web,
                () ->
                        factors.confirm(
                                web.actor(), sent.text("password"), sent.text("code"), session));
    }

    @POST
    @Path("codes")
    public Response renew(FormData sent, @Context WebContext web) {
        return withCodes(web, () -> factors.renewRecoveryCodes(web.actor(), sent.text("password")));
    }

    @POST
    @Path("off")
    public Response turnOff(FormData sent, @Context WebContext web) {
        try {
            factors.turnOff(web.actor(), sent.text("password"));
        } catch (RejectedException refused) {
            return refused(web, refused);
        }
        return Redirects.to(PATH + "?done=second-factor-off");
    }

    private Response withCodes(WebContext web, Supplier<List<String>> make) {
        try {
            List<String> codes = make.get();
            return Response.ok(
                            Screens.view(
                                    "recoveryCodes.jte",
                                    "page",
                                    new SecondFactorPages.Codes(screens.of(web, "door"), codes)))
                    .build();
        } catch (RejectedException refused) {
            return refused(web, refused);
        }
    }

    private Response refused(WebContext web, RejectedException refused) {
        View page = page(web, null, refused.reason().in(web.locale()));
        return Response.status(422).entity(page.withStatus(422)).build();
    }

    private View page(WebContext web, String done, String problem) {
        Screen screen = screens.of(web, "door", done);
        SecondFactor factor =
                factors.of(
                        web.actor(),
                        web.actor().user().orElseThrow(() -> new NotFoundException("no user")));
        if (factor.since().isPresent()) {
            return Screens.view(
                    "secondFactor.jte",
                    "page",
                    new SecondFactorPages.Present(
                            screen, factor, factors.proof(web.actor()), problem));
        }
        return Screens.view(
                "secondFactorNew.jte",
                "page",
                new SecondFactorPages.Begin(
                        screen,
                        factors.enrolment(web.actor()),
                        factors.proof(web.actor()),
                        web.session().filter(Session::mustEnrol).isPresent(),
                        problem));
    }
}
