// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.madoguchi.web.WebContext;

/**
 * What a browser holds while it is away at a provider. It is the only place where the secret is.
 *
 * @param next where to go in the end
 */
record WayCookie(String secret, String next) {
    private static final String NAME = "madoguchi-way";
    private static final int BYTES = 32;

    /** Long enough to look for a telephone. */
    private static final int SECONDS = 600;

    private static final int LONGEST = 3000;
    private static final SecureRandom RANDOM = new SecureRandom();

    static WayCookie fresh(String next) {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new WayCookie(
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                Urls.localOrHome(next));
    }

    static Optional<WayCookie> of(HttpHeaders headers, WebContext web) {
        Cookie cookie = headers.getCookies().get(name(web));
        if (cookie == null || cookie.getValue() == null || cookie.getValue().length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = cookie.getValue().split("\\.", -1);
        if (parts.length != 2 || parts[0].length() < BYTES) {
            return Optional.empty();
        }
        try {
            String next =
                    new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return Optional.of(new WayCookie(parts[0], Urls.localOrHome(next)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Lax: the browser comes back from another site. */
    NewCookie set(WebContext web) {
        byte[] where = next.getBytes(StandardCharsets.UTF_8);
        return cookie(
                secret + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(where),
                SECONDS,
                web);
    }

    static NewCookie gone(WebContext web) {
        return cookie("", 0, web);
    }

    private static NewCookie cookie(String value, int seconds, WebContext web) {
        return new NewCookie.Builder(name(web))
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(web.secure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static String name(WebContext web) {
        return web.secure() ? "__Host-" + NAME : NAME;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WayCookie[" + next + "]";
    }
}
