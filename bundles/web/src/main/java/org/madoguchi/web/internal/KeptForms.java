// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.web.FormData;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Messages;
import org.madoguchi.web.Templates;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.madoguchi.web.Zone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages that carry a form which was not taken, with a button that sends it again: what somebody
 * typed is not lost because a page was old or a part of the product is away.
 */
final class KeptForms {
    /** A part that is replaced is back within seconds. */
    static final Duration WAIT = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(KeptForms.class);
    private static final int AWAY = 503;
    private static final int TOO_OLD = 422;

    private final TokenBuckets publicPosts;
    private final Templates templates = Templates.of(KeptForms.class);
    private final MessageBundle messages = MessageBundle.of(KeptForms.class);

    /**
     * @param publicPosts counts the forms of each address
     */
    KeptForms(TokenBuckets publicPosts) {
        this.publicPosts = publicPosts;
    }

    static boolean hasSecrets(FormData form) {
        return form.fields().keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("password"));
    }

    /** For a page of ours that was shown too long ago. */
    View tooOld(RequestContext web, FormData form) {
        return templates.view("confirm.jte", model(web, form, "confirm", true)).withStatus(TOO_OLD);
    }

    /**
     * For a citizen's form that nothing takes at the moment. Pages of ours lead nowhere else: who
     * takes it is being started or replaced, or its database is away.
     *
     * @return empty when the request is no form of a page of ours
     */
    Optional<ErrorPages.Answer> away(RequestContext web) {
        if (!web.zone().equals(Zone.PUBLIC) || !web.request().getMethod().equals("POST")) {
            return Optional.empty();
        }
        try {
            return form(web).filter(form -> isOurs(web, form)).map(form -> answer(web, form));
        } catch (IOException | ProblemException e) {
            log.debug("request {}: its form cannot be kept", web.reference(), e);
            return Optional.empty();
        }
    }

    private Optional<FormData> form(RequestContext web) throws IOException {
        Object read = web.request().getAttribute(FormData.class.getName());
        if (read instanceof FormData form) {
            return Optional.of(form);
        }
        String type = web.request().getContentType();
        if (type == null
                || !Forms.isForm(mediaType(type))
                || !publicPosts.take(web.client().rateKey())) {
            return Optional.empty();
        }
        return Optional.of(Forms.read(web.request()));
    }

    private static MediaType mediaType(String header) {
        try {
            return MediaType.valueOf(header);
        } catch (IllegalArgumentException e) {
            return MediaType.WILDCARD_TYPE;
        }
    }

    private static boolean isOurs(RequestContext web, FormData form) {
        return switch (Client.provenance(web.request(), web.client())) {
            case OURS -> true;
            case FOREIGN -> false;
            case UNKNOWN -> web.isCsrfToken(form.text(WebContext.CSRF_FIELD));
        };
    }

    private ErrorPages.Answer answer(RequestContext web, FormData form) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        headers.put("X-Request-Id", web.reference());
        headers.put("Retry-After", String.valueOf(WAIT.toSeconds()));
        View page = templates.view("confirm.jte", model(web, form, "away", false));
        return new ErrorPages.Answer(
                AWAY,
                "text/html;charset=UTF-8",
                templates.render(page.template(), page.model()),
                headers);
    }

    private Object[] model(RequestContext web, FormData form, String why, boolean open) {
        Map<String, List<String>> kept = new LinkedHashMap<>(form.fields());
        kept.remove(WebContext.CSRF_FIELD);
        Messages m = messages.in(web.locale());
        return new Object[] {
            "web", web,
            "m", m,
            "title", m.text(why + ".title"),
            "text", m.text(why + ".text"),
            "open", open,
            "fields", kept,
            "filesLost", !form.uploads().isEmpty()
        };
    }
}
