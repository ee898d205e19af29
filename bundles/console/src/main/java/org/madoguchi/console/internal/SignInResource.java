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
import java.util.Optional;
import org.madoguchi.api.identity.Passkeys;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.SignInProvider;
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
    private final Ways ways;
    private final SignIns signIns;
    private final Passkeys passkeys;

    @Activate
    public SignInResource(
            @Reference Screens screens,
            @Reference Ways ways,
            @Reference SignIns signIns,
            @Reference Passkeys passkeys) {
        this.screens = screens;
        this.ways = ways;
        this.signIns = signIns;
        this.passkeys = passkeys;
    }

    @GET
    @WithoutSignIn
    public Object form(
            @QueryParam("next") String next,
            @QueryParam("done") String done,
            @QueryParam("out") String out,
            @Context WebContext web) {
        if (web.session().isPresent()) {
            return Redirects.to(Urls.localOrHome(next));
        }
        return page(
                screens.of(web, "door", done), ways.buttons(), "", next, "", outOf(out), place());
    }

    @POST
    @WithoutSignIn
    public Response signIn(FormData form, @Context WebContext web) {
        String login = form.text("login").strip();
        String next = form.text("next");
        SignIn outcome = signIns.signIn(login, form.text("password"), web.remoteAddress());
        if (outcome instanceof SignIn.Accepted || outcome instanceof SignIn.CodeNeeded) {
            return SignInAnswers.goOn(outcome, next, web);
        }
        Screen screen = screens.of(web, "door");
        String problem = SignInAnswers.problem(outcome, screen);
        return Response.status(422)
                .entity(
                        page(
                                        screen,
                                        ways.buttons(),
                                        login,
                                        next,
                                        problem,
                                        Optional.empty(),
                                        place())
                                .withStatus(422))
                .build();
    }

    /** Where passkeys work, if one is of any use without a password. */
    private Optional<URI> place() {
        return passkeys.place().filter(there -> passkeys.offeredAlone());
    }

    /** Where one can still sign out after having signed out here. */
    private Optional<SignInProvider.Status> outOf(String out) {
        return ways.buttons().stream().filter(way -> way.id().equals(out)).findFirst();
    }

    static View page(
            Screen screen,
            List<SignInProvider.Status> ways,
            String login,
            String next,
            String problem) {
        return page(screen, ways, login, next, problem, Optional.empty(), Optional.empty());
    }

    static View page(
            Screen screen,
            List<SignInProvider.Status> ways,
            String login,
            String next,
            String problem,
            Optional<SignInProvider.Status> out,
            Optional<URI> passkey) {
        return Screens.view(
                "signIn.jte",
                "screen",
                screen,
                "ways",
                ways,
                "out",
                out,
                "passkey",
                passkey,
                "login",
                login,
                "next",
                next == null ? "" : next,
                "problem",
                problem);
    }
}
