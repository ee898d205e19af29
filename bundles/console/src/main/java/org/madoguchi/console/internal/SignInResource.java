// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
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

/** The door. */
@Path("/console/sign-in")
@Component(service = PrivateResource.class)
public final class SignInResource implements PrivateResource {
    private final Screens screens;
    private final SignIns signIns;

    @Activate
    public SignInResource(@Reference Screens screens, @Reference SignIns signIns) {
        this.screens = screens;
        this.signIns = signIns;
    }

    @GET
    @WithoutSignIn
    public Object form(
            @QueryParam("next") String next,
            @QueryParam("done") String done,
            @Context WebContext web) {
        if (web.session().isPresent()) {
            return Redirects.to(Urls.localOrHome(next));
        }
        return page(screens.of(web, "door", done), "", next, "");
    }

    @POST
    @WithoutSignIn
    public Response signIn(FormData form, @Context WebContext web) {
        String login = form.text("login").strip();
        String next = form.text("next");
        SignIn outcome = signIns.signIn(login, form.text("password"), web.remoteAddress());
        if (outcome instanceof SignIn.Accepted accepted) {
            return Redirects.to(
                    accepted.user().mustChangePassword()
                            ? "/console/password"
                            : Urls.localOrHome(next),
                    web.sessionCookie(accepted.sessionSecret()));
        }
        Screen screen = screens.of(web, "door");
        String problem =
                outcome instanceof SignIn.Locked locked
                        ? screen.text("signin.locked", screen.words().fullTime(locked.until()))
                        : screen.text("signin.refused");
        return Response.status(422)
                .entity(page(screen, login, next, problem).withStatus(422))
                .build();
    }

    private static View page(Screen screen, String login, String next, String problem) {
        return Screens.view(
                "signIn.jte",
                "screen",
                screen,
                "login",
                login,
                "next",
                next == null ? "" : next,
                "problem",
                problem);
    }
}
