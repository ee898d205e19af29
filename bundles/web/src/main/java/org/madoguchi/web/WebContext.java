// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Session;
import org.madoguchi.api.identity.User;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who asks, and how the answer should look. A resource method gets it as a parameter:
 * {@code @Context WebContext web}; a servlet by {@link #of}. Belongs to one request.
 */
@ProviderType
public interface WebContext {
    /** Name of the form field that carries {@link #csrfToken()}. */
    String CSRF_FIELD = "_csrf";

    /** Name of the header that may carry {@link #csrfToken()} instead. */
    String CSRF_HEADER = "X-CSRF-Token";

    Zone zone();

    /**
     * On whose behalf services are called; without sign-in somebody nameless who may do nothing.
     */
    Actor actor();

    /** The signed-in person or the token's owner. */
    Optional<User> user();

    /** The browser session; empty for API tokens and before sign-in. */
    Optional<Session> session();

    /** The session's secret out of the cookie, for signing out. */
    Optional<String> sessionSecret();

    /**
     * Put it into every form as {@value #CSRF_FIELD}. Before sign-in and in the public zone it is
     * signed, valid for a day and bound to a cookie that is set by this call: ask for it only where
     * a form is shown, so that other pages stay without cookies.
     */
    String csrfToken();

    /**
     * Language of the answer: one of {@link #languages()}, by the parameter {@code lang}, the
     * cookie, or what the browser accepts, in this order; Japanese when none of them is offered.
     */
    Locale locale();

    /**
     * Languages that the reader can choose: what {@code etc/org.madoguchi.web.cfg} names for the
     * public zone, Japanese and English in the private one.
     */
    default List<Locale> languages() {
        return List.of(Locale.JAPANESE, Locale.ENGLISH);
    }

    /** The city's zone: for every time that is shown. */
    ZoneId timeZone();

    /** Address of the browser, behind trusted proxies too. */
    String remoteAddress();

    /** The browser came by HTTPS. */
    boolean secure();

    /**
     * Path and query as asked for, such as {@code /console/cases?view=mine}; never an outside
     * address.
     */
    String path();

    /**
     * Short text that the page and the log share when we fail; people tell it to the administrator.
     */
    String reference();

    /** Whether htmx asks for a part of a page. */
    boolean partial();

    /** Cookie that begins the session after sign-in. */
    NewCookie sessionCookie(String sessionSecret);

    /** Cookie that takes the session away from the browser. */
    NewCookie endedSessionCookie();

    /** Cookie that remembers the language for a year. */
    NewCookie languageCookie(Locale locale);

    /**
     * The context of a running request.
     *
     * @throws IllegalStateException when the request did not come through the zones
     */
    static WebContext of(HttpServletRequest request) {
        if (request.getAttribute(WebContext.class.getName()) instanceof WebContext context) {
            return context;
        }
        throw new IllegalStateException("request without web context");
    }
}
