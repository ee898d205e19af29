// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/** Our cookies: {@code __Host-} by HTTPS, never readable by scripts. */
final class Cookies {
    static final String SESSION = "madoguchi-session";
    static final String FORM = "madoguchi-form";
    static final String LANGUAGE = "madoguchi-language";
    static final int UNTIL_BROWSER_CLOSES = NewCookie.DEFAULT_MAX_AGE;

    private Cookies() {}

    static NewCookie make(
            String name, String value, int maxAge, NewCookie.SameSite sameSite, boolean secure) {
        return new NewCookie.Builder(name(name, secure))
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(sameSite)
                .build();
    }

    static Optional<String> read(HttpServletRequest request, String name, boolean secure) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name(name, secure)) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** As a header: for answers that JAX-RS does not write. */
    static String header(NewCookie cookie) {
        return cookie.getName()
                + "="
                + cookie.getValue()
                + "; Path=/"
                + (cookie.getMaxAge() == UNTIL_BROWSER_CLOSES
                        ? ""
                        : "; Max-Age=" + cookie.getMaxAge())
                + (cookie.isSecure() ? "; Secure" : "")
                + "; HttpOnly; SameSite="
                + (cookie.getSameSite().equals(NewCookie.SameSite.STRICT) ? "Strict" : "Lax");
    }

    private static String name(String name, boolean secure) {
        return secure ? "__Host-" + name : name;
    }
}
