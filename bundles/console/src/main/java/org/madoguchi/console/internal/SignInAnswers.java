// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.Response;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.WebContext;

/** What follows a step of signing in. */
final class SignInAnswers {
    private SignInAnswers() {}

    /**
     * Where a step that went well leads.
     *
     * @param next where to go in the end; nonsense leads home
     */
    static Response goOn(SignIn outcome, String next, WebContext web) {
        if (outcome instanceof SignIn.Accepted accepted) {
            return Redirects.to(
                    accepted.user().mustChangePassword()
                            ? "/console/password"
                            : Urls.localOrHome(next),
                    web.sessionCookie(accepted.sessionSecret()));
        }
        if (outcome instanceof SignIn.CodeNeeded needed) {
            return Redirects.to(
                    "/console/sign-in/code?next=" + Urls.encode(Urls.localOrHome(next)),
                    web.sessionCookie(needed.secret()));
        }
        return Redirects.to("/console/sign-in?done=sign-in-late", web.endedSessionCookie());
    }

    static String problem(SignIn outcome, Screen screen) {
        if (outcome instanceof SignIn.Locked locked) {
            return screen.text("signin.locked", screen.words().fullTime(locked.until()));
        }
        if (outcome instanceof SignIn.Unavailable unavailable) {
            return screen.in(unavailable.reason());
        }
        if (outcome instanceof SignIn.PasswordNeeded) {
            return screen.text("signin.passkey.password");
        }
        if (outcome instanceof SignIn.NoAccount) {
            return screen.text("signin.noaccount");
        }
        return screen.text(
                outcome instanceof SignIn.NotFromHere ? "signin.elsewhere" : "signin.refused");
    }
}
