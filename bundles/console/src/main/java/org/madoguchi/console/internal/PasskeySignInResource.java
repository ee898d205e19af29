// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.madoguchi.api.identity.PasskeyOffer;
import org.madoguchi.api.identity.Passkeys;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.madoguchi.web.WithoutSignIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The door for whoever shows a passkey, instead of the password or after it. The page's script asks
 * for a question, has the browser answer it and sends the answer as a form.
 */
@Path("/console/sign-in/passkey")
@Component(service = PrivateResource.class)
public final class PasskeySignInResource implements PrivateResource {
    private final Screens screens;
    private final Ways ways;
    private final Passkeys passkeys;

    @Activate
    public PasskeySignInResource(
            @Reference Screens screens, @Reference Ways ways, @Reference Passkeys passkeys) {
        this.screens = screens;
        this.ways = ways;
        this.passkeys = passkeys;
    }

    @POST
    @Path("ask")
    @Produces(MediaType.APPLICATION_JSON)
    @WithoutSignIn
    public Response ask(FormData form, @Context WebContext web) {
        Optional<PasskeyOffer> offer =
                passkeys.offeredAlone() ? passkeys.askAlone() : Optional.empty();
        return offer.map(
                        asked ->
                                Response.ok(asked.options())
                                        .cookie(web.sessionCookie(asked.secret()))
                                        .build())
                .orElseGet(() -> Response.status(Response.Status.CONFLICT).build());
    }

    @POST
    @WithoutSignIn
    public Response signIn(FormData form, @Context WebContext web) {
        String next = form.text("next");
        SignIn outcome =
                passkeys.signInAlone(
                        web.sessionSecret().orElse(""), form.text("answer"), web.remoteAddress());
        if (outcome instanceof SignIn.Accepted || outcome instanceof SignIn.TooLate) {
            return SignInAnswers.goOn(outcome, next, web);
        }
        Screen screen = screens.of(web, "door");
        return Response.status(422)
                .entity(
                        SignInResource.page(
                                        screen,
                                        ways.buttons(),
                                        "",
                                        next,
                                        problem(outcome, screen),
                                        Optional.empty(),
                                        passkeys.place())
                                .withStatus(422))
                .build();
    }

    @POST
    @Path("code/ask")
    @Produces(MediaType.APPLICATION_JSON)
    @WithoutSignIn
    public Response askAfterPassword(FormData form, @Context WebContext web) {
        return passkeys.askAfterPassword(web.sessionSecret().orElse(""))
                .map(asked -> Response.ok(asked.options()).build())
                .orElseGet(() -> Response.status(Response.Status.CONFLICT).build());
    }

    @POST
    @Path("code")
    @WithoutSignIn
    public Response afterPassword(FormData form, @Context WebContext web) {
        String next = form.text("next");
        String secret = web.sessionSecret().orElse("");
        SignIn outcome =
                passkeys.signInAfterPassword(secret, form.text("answer"), web.remoteAddress());
        if (outcome instanceof SignIn.Accepted || outcome instanceof SignIn.TooLate) {
            return SignInAnswers.goOn(outcome, next, web);
        }
        Screen screen = screens.of(web, "door");
        return Response.status(422)
                .entity(
                        SignInCodeResource.page(
                                        screen,
                                        next,
                                        problem(outcome, screen),
                                        passkeys.afterPassword(secret),
                                        passkeys.place())
                                .withStatus(422))
                .build();
    }

    private static String problem(SignIn outcome, Screen screen) {
        return outcome instanceof SignIn.Refused
                ? screen.text("passkey.refused")
                : SignInAnswers.problem(outcome, screen);
    }
}
