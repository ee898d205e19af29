// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.PasskeyId;
import org.madoguchi.api.identity.PasskeyOffer;
import org.madoguchi.api.identity.Passkeys;
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

/** One's own passkeys; open to whoever must register one before anything else. */
@Path("/console/passkeys")
@Component(service = PrivateResource.class)
public final class PasskeysResource implements PrivateResource {
    private static final String PATH = "/console/passkeys";

    private final Screens screens;
    private final Passkeys passkeys;
    private final SecondFactors factors;

    @Activate
    public PasskeysResource(
            @Reference Screens screens,
            @Reference Passkeys passkeys,
            @Reference SecondFactors factors) {
        this.screens = screens;
        this.passkeys = passkeys;
        this.factors = factors;
    }

    @GET
    public View show(@QueryParam("done") String done, @Context WebContext web) {
        return page(web, done, "", "");
    }

    @POST
    @Path("new")
    public Response begin(FormData sent, @Context WebContext web) {
        String name = sent.text("name").strip();
        try {
            PasskeyOffer offer =
                    passkeys.register(web.actor(), name, sent.text("password"), session(web));
            String place = passkeys.place().map(URI::toString).orElse("");
            return Response.ok(
                            Screens.view(
                                    "passkeyNew.jte",
                                    "page",
                                    new PasskeyPages.Making(
                                            screens.of(web, "door"), name, place, offer.options())))
                    .build();
        } catch (RejectedException refused) {
            return refused(web, name, refused);
        }
    }

    @POST
    @Path("confirm")
    public Response confirm(FormData sent, @Context WebContext web) {
        try {
            List<String> codes = passkeys.confirm(web.actor(), sent.text("answer"), session(web));
            return codes.isEmpty()
                    ? Redirects.to(PATH + "?done=passkey-added")
                    : Response.ok(
                                    Screens.view(
                                            "recoveryCodes.jte",
                                            "page",
                                            new SecondFactorPages.Codes(
                                                    screens.of(web, "door"), codes)))
                            .build();
        } catch (RejectedException refused) {
            return refused(web, "", refused);
        }
    }

    @POST
    @Path("remove")
    public Response remove(FormData sent, @Context WebContext web) {
        String id = sent.text("id");
        if (!id.matches("\\d{1,18}")) {
            throw new NotFoundException("no number: " + id);
        }
        try {
            passkeys.remove(
                    web.actor(),
                    new PasskeyId(Long.parseLong(id)),
                    sent.text("password"),
                    session(web));
        } catch (RejectedException refused) {
            return refused(web, "", refused);
        }
        return Redirects.to(PATH + "?done=passkey-removed");
    }

    private static String session(WebContext web) {
        return web.sessionSecret().orElseThrow(() -> new NotFoundException("no session"));
    }

    private Response refused(WebContext web, String name, RejectedException refused) {
        View page = page(web, null, name, refused.reason().in(web.locale()));
        return Response.status(422).entity(page.withStatus(422)).build();
    }

    private View page(WebContext web, String done, String name, String problem) {
        return Screens.view(
                "passkeys.jte",
                "page",
                new PasskeyPages.Ring(
                        screens.of(web, "door", done),
                        passkeys.of(
                                web.actor(),
                                web.actor()
                                        .user()
                                        .orElseThrow(() -> new NotFoundException("no user"))),
                        passkeys.place(),
                        factors.proof(web.actor()),
                        name,
                        web.session().filter(Session::mustEnrol).isPresent(),
                        problem));
    }
}
