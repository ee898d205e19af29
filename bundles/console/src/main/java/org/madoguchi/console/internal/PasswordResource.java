// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One's own password; the only page before a given one is changed. */
@Path("/console/password")
@Component(service = PrivateResource.class)
public final class PasswordResource implements PrivateResource {
    private final Screens screens;
    private final Users users;
    private final SignIns signIns;

    @Activate
    public PasswordResource(
            @Reference Screens screens, @Reference Users users, @Reference SignIns signIns) {
        this.screens = screens;
        this.users = users;
        this.signIns = signIns;
    }

    @GET
    public View form(@Context WebContext web) {
        return page(web, "");
    }

    @POST
    public Response change(FormData form, @Context WebContext web) {
        if (!form.text("new-password").equals(form.text("again-password"))) {
            return refused(web, screens.of(web, "door").text("password.different"));
        }
        try {
            users.changePassword(
                    web.actor().user().orElseThrow(),
                    form.text("old-password"),
                    form.text("new-password"),
                    web.remoteAddress());
        } catch (RejectedException refused) {
            return refused(web, refused.reason().in(web.locale()));
        }
        return signedInAgain(web, form.text("new-password"));
    }

    /** The change has ended every session of the account, this one too. */
    private Response signedInAgain(WebContext web, String password) {
        String login = web.user().map(User::login).orElseThrow();
        SignIn outcome = signIns.signIn(login, password, web.remoteAddress());
        return outcome instanceof SignIn.Accepted || outcome instanceof SignIn.CodeNeeded
                ? SignInAnswers.goOn(outcome, "/console?done=password", web)
                : Redirects.to("/console/sign-in", web.endedSessionCookie());
    }

    private Response refused(WebContext web, String problem) {
        return Response.status(422).entity(page(web, problem).withStatus(422)).build();
    }

    private View page(WebContext web, String problem) {
        return Screens.view(
                "password.jte",
                "screen",
                screens.of(web, "door"),
                "forced",
                web.user().filter(User::mustChangePassword).isPresent(),
                "problem",
                problem);
    }
}
