// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.madoguchi.api.identity.Passkeys;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.madoguchi.web.WithoutSignIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The second step of a sign-in. Which one it is stands in the session's cookie, as its secret does
 * before there is a session.
 */
@Path("/console/sign-in/code")
@Component(service = PrivateResource.class)
public final class SignInCodeResource implements PrivateResource {
    private final Screens screens;
    private final SignIns signIns;
    private final Passkeys passkeys;

    @Activate
    public SignInCodeResource(
            @Reference Screens screens, @Reference SignIns signIns, @Reference Passkeys passkeys) {
        this.screens = screens;
        this.signIns = signIns;
        this.passkeys = passkeys;
    }

    @GET
    @WithoutSignIn
    public Object form(@QueryParam("next") String next, @Context WebContext web) {
        if (web.session().isPresent()) {
            return Redirects.to(Urls.localOrHome(next));
        }
        return web.sessionSecret().isEmpty()
                ? Redirects.to("/console/sign-in")
                : page(web, screens.of(web, "door"), next, "");
    }

    @POST
    @WithoutSignIn
    public Response take(FormData form, @Context WebContext web) {
        String next = form.text("next");
        SignIn outcome =
                signIns.secondFactor(
                        web.sessionSecret().orElse(""), form.text("code"), web.remoteAddress());
        if (outcome instanceof SignIn.Accepted || outcome instanceof SignIn.TooLate) {
            return SignInAnswers.goOn(outcome, next, web);
        }
        Screen screen = screens.of(web, "door");
        String problem =
                outcome instanceof SignIn.Refused
                        ? screen.text("code.refused")
                        : SignInAnswers.problem(outcome, screen);
        return Response.status(422)
                .entity(page(web, screen, next, problem).withStatus(422))
                .build();
    }

    private View page(WebContext web, Screen screen, String next, String problem) {
        return page(
                screen,
                next,
                problem,
                passkeys.afterPassword(web.sessionSecret().orElse("")),
                passkeys.place());
    }

    static View page(
            Screen screen,
            String next,
            String problem,
            Passkeys.AfterPassword ways,
            Optional<URI> place) {
        return Screens.view(
                "signInCode.jte",
                "screen",
                screen,
                "next",
                next == null ? "" : next,
                "problem",
                problem,
                "ways",
                ways,
                "place",
                place);
    }
}
