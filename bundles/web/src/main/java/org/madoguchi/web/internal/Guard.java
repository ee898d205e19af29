// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.madoguchi.api.identity.Session;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.WithoutSignIn;
import org.madoguchi.web.Zone;

/** Lets only those to a resource who may be there. */
@Priority(Priorities.AUTHENTICATION)
final class Guard implements ContainerRequestFilter {
    /** What somebody can reach whose password must be changed first. */
    private static final Set<String> PASSWORD_PATHS =
            Set.of(
                    "/console/password",
                    "/console/sign-out",
                    "/console/sign-in",
                    "/console/language");

    /** What somebody can reach who must set up a second factor first. */
    private static final Set<String> ENROLMENT_PATHS =
            Set.of(
                    "/console/second-factor",
                    "/console/second-factor/confirm",
                    "/console/passkeys",
                    "/console/passkeys/new",
                    "/console/passkeys/confirm",
                    "/console/sign-out",
                    "/console/sign-in",
                    "/console/language");

    private final Surroundings surroundings;
    private final TokenBuckets signInTries;

    Guard(Surroundings surroundings, TokenBuckets signInTries) {
        this.surroundings = surroundings;
        this.signInTries = signInTries;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RequestContext web = CurrentRequest.context();
        if (web.zone().equals(Zone.PUBLIC)) {
            return;
        }
        boolean open = isOpen(CurrentRequest.method());
        if (surroundings.signIns().isEmpty()) {
            if (!open) {
                throw new ProblemException(
                        Problem.of(Problem.Kind.UNAVAILABLE).retryAfter(Duration.ofSeconds(5)));
            }
            return;
        }
        boolean guessing = web.bearerToken().isPresent() || open && isPost(request);
        if (guessing && web.user().isEmpty() && !signInTries.take(web.client().rateKey())) {
            throw new ProblemException(
                    Problem.of(Problem.Kind.TOO_MANY_REQUESTS).retryAfter(Duration.ofMinutes(1)));
        }
        if (open) {
            return;
        }
        String path = web.request().getRequestURI();
        if (web.isElsewhere()) {
            throw new ProblemException(Problem.of(Problem.Kind.ROLE_NETWORK_DENIED));
        }
        if (web.user().isEmpty()) {
            askToSignIn(request, web);
        } else if (web.bearerToken().isEmpty() // a token does not come from the password
                && web.user().get().mustChangePassword()
                && !PASSWORD_PATHS.contains(path)) {
            ask(request, web, "/console/password", Problem.Kind.PASSWORD_CHANGE_REQUIRED);
        } else if (web.session().filter(Session::mustEnrol).isPresent()
                && !web.user().get().mustChangePassword()
                && !ENROLMENT_PATHS.contains(path)) {
            ask(request, web, "/console/second-factor", Problem.Kind.SECOND_FACTOR_REQUIRED);
        }
    }

    private static boolean isOpen(Method method) {
        return method.isAnnotationPresent(WithoutSignIn.class)
                || method.getDeclaringClass().isAnnotationPresent(WithoutSignIn.class);
    }

    private static boolean isPost(ContainerRequestContext request) {
        return request.getMethod().equals("POST");
    }

    private static void askToSignIn(ContainerRequestContext request, RequestContext web) {
        if (web.isApi() || isEventStream(request)) {
            throw new ProblemException(Problem.of(Problem.Kind.SIGN_IN_REQUIRED));
        }
        String page = isPost(request) && !web.partial() ? "/console" : web.pagePath();
        String next = page.equals("/console") ? "" : "?next=" + encoded(page);
        lead(request, web, "/console/sign-in" + next, endOfStaleSession(web));
    }

    private static void ask(
            ContainerRequestContext request, RequestContext web, String page, Problem.Kind kind) {
        if (web.isApi() || isEventStream(request)) {
            throw new ProblemException(Problem.of(kind));
        }
        lead(request, web, page);
    }

    private static void lead(
            ContainerRequestContext request,
            RequestContext web,
            String path,
            NewCookie... cookies) {
        request.abortWith(
                web.partial()
                        ? Response.status(Response.Status.UNAUTHORIZED)
                                .header("HX-Redirect", path)
                                .cookie(cookies)
                                .build()
                        : Redirects.to(path, cookies));
    }

    private static NewCookie[] endOfStaleSession(RequestContext web) {
        return web.sessionSecret().isPresent()
                ? new NewCookie[] {web.endedSessionCookie()}
                : new NewCookie[0];
    }

    private static boolean isEventStream(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith("text/event-stream");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
