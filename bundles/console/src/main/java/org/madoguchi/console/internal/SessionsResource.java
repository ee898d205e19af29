// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.ApiToken;
import org.madoguchi.api.identity.OpenSession;
import org.madoguchi.api.identity.SessionId;
import org.madoguchi.api.identity.Sessions;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.identity.TokenId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where one is signed in; administrators see it of everybody. The services decide who may. */
@Path(SessionsPage.PATH)
@Component(service = PrivateResource.class)
public final class SessionsResource implements PrivateResource {
    private final Screens screens;
    private final Sessions sessions;
    private final SignIns signIns;
    private final Users users;

    @Activate
    public SessionsResource(
            @Reference Screens screens,
            @Reference Sessions sessions,
            @Reference SignIns signIns,
            @Reference Users users) {
        this.screens = screens;
        this.sessions = sessions;
        this.signIns = signIns;
        this.users = users;
    }

    @GET
    public View list(
            @QueryParam("user") String user,
            @QueryParam("done") String done,
            @Context WebContext web) {
        UserId id = owner(user, web);
        // before the account is read: whoever may not see it does not learn that it exists
        List<OpenSession> open = sessions.list(web.actor(), id);
        List<ApiToken> tokens = signIns.tokens(web.actor(), id);
        User owner = users.find(id).orElseThrow(() -> new NotFoundException("no user " + id));
        return Screens.view(
                "sessions.jte",
                "page",
                new SessionsPage(
                        screens.of(web, "sessions", done), owner, open, tokens, present(web)));
    }

    @POST
    @Path("end")
    public Response end(FormData sent, @Context WebContext web) {
        sessions.end(web.actor(), new SessionId(number(sent.text("id"))));
        return back(sent, web, "session-ended");
    }

    @POST
    @Path("end-all")
    public Response endAll(FormData sent, @Context WebContext web) {
        sessions.endAll(web.actor(), owner(sent.text("user"), web), present(web));
        return back(sent, web, "sessions-ended");
    }

    @POST
    @Path("token")
    public Response revokeToken(FormData sent, @Context WebContext web) {
        signIns.revokeToken(web.actor(), new TokenId(number(sent.text("id"))));
        return back(sent, web, "token-revoked");
    }

    private Optional<SessionId> present(WebContext web) {
        return web.sessionSecret().flatMap(sessions::of);
    }

    private static Response back(FormData sent, WebContext web, String done) {
        return Redirects.to(
                SessionsPage.PATH + "?user=" + owner(sent.text("user"), web) + "&done=" + done);
    }

    /** The one that is named, or whoever asks. */
    private static UserId owner(String user, WebContext web) {
        return user == null || user.isEmpty()
                ? web.actor().user().orElseThrow(() -> new NotFoundException("no user"))
                : new UserId(number(user));
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new NotFoundException("no number: " + text);
        }
        return Long.parseLong(text);
    }
}
