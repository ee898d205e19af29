// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.madoguchi.web.FormData;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.SelfGuarded;
import org.madoguchi.web.WebContext;
import org.madoguchi.web.Webhook;
import org.madoguchi.web.Zone;

/** Reads forms within limits and takes them only from pages of ours. */
@Priority(Priorities.AUTHORIZATION)
final class FormGuard implements ContainerRequestFilter {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final TokenBuckets publicPosts;
    private final KeptForms kept;

    FormGuard(TokenBuckets publicPosts, KeptForms kept) {
        this.publicPosts = publicPosts;
        this.kept = kept;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (HARMLESS.contains(request.getMethod())) {
            return;
        }
        RequestContext web = CurrentRequest.context();
        if (CurrentRequest.method().isAnnotationPresent(Webhook.class)) {
            request.setEntityStream(new BoundedStream(request.getEntityStream(), Forms.MAX_OTHER));
            return;
        }
        boolean selfGuarded =
                web.zone().equals(Zone.PUBLIC)
                        && CurrentRequest.method()
                                .getDeclaringClass()
                                .isAnnotationPresent(SelfGuarded.class);
        if (!selfGuarded
                && web.zone().equals(Zone.PUBLIC)
                && !publicPosts.take(web.client().rateKey())) {
            throw new ProblemException(
                    Problem.of(Problem.Kind.TOO_MANY_REQUESTS).retryAfter(Duration.ofMinutes(1)));
        }
        boolean form = Forms.isForm(request.getMediaType());
        if (form) {
            web.request().setAttribute(FormData.class.getName(), Forms.read(web.request()));
        } else {
            request.setEntityStream(new BoundedStream(request.getEntityStream(), Forms.MAX_OTHER));
        }
        if (web.bearerToken().isEmpty() && !selfGuarded) {
            requireOurPage(request, web);
        }
    }

    /** A form of another site must not act in the name of whoever is signed in here. */
    private void requireOurPage(ContainerRequestContext request, RequestContext web) {
        Client.Provenance from = Client.provenance(web.request(), web.client());
        FormData form = (FormData) web.request().getAttribute(FormData.class.getName());
        String header = request.getHeaderString(WebContext.CSRF_HEADER);
        String token = header != null || form == null ? header : form.text(WebContext.CSRF_FIELD);
        if (from.equals(Client.Provenance.FOREIGN)) {
            throw new ProblemException(Problem.of(Problem.Kind.FORGED));
        }
        if (token != null && web.isCsrfToken(token)) {
            return;
        }
        if (form == null || web.partial() || from.equals(Client.Provenance.UNKNOWN)) {
            throw new ProblemException(Problem.of(Problem.Kind.FORGED));
        }
        // the page was ours but too old: what was typed must not be lost
        request.abortWith(
                KeptForms.hasSecrets(form)
                        ? Redirects.to(web.path())
                        : Response.status(422).entity(kept.tooOld(web, form)).build());
    }
}
