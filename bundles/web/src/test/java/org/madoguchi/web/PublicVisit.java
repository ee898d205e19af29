// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import jakarta.ws.rs.core.NewCookie;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Session;
import org.madoguchi.api.identity.User;

/** A citizen's request, for the tests of public pages. */
public record PublicVisit(Locale locale, String path) implements WebContext {
    public static final PublicVisit JAPANESE = new PublicVisit(Locale.JAPANESE, "/");

    @Override
    public Zone zone() {
        return Zone.PUBLIC;
    }

    @Override
    public Actor actor() {
        return new Actor(Optional.empty(), "", Set.of(), Optional.empty(), remoteAddress());
    }

    @Override
    public Optional<User> user() {
        return Optional.empty();
    }

    @Override
    public Optional<Session> session() {
        return Optional.empty();
    }

    @Override
    public Optional<String> sessionSecret() {
        return Optional.empty();
    }

    @Override
    public String csrfToken() {
        return "csrf-token";
    }

    @Override
    public List<Locale> languages() {
        return List.of(Locale.JAPANESE, Locale.ENGLISH, Locale.KOREAN, new Locale("ru"));
    }

    @Override
    public ZoneId timeZone() {
        return ZoneId.of("Asia/Tokyo");
    }

    @Override
    public String remoteAddress() {
        return "192.0.2.1";
    }

    @Override
    public boolean secure() {
        return true;
    }

    @Override
    public String reference() {
        return "ABCD-2345";
    }

    @Override
    public boolean partial() {
        return false;
    }

    @Override
    public NewCookie sessionCookie(String sessionSecret) {
        throw new UnsupportedOperationException("citizens do not sign in");
    }

    @Override
    public NewCookie endedSessionCookie() {
        throw new UnsupportedOperationException("citizens do not sign in");
    }

    @Override
    public NewCookie languageCookie(Locale language) {
        throw new UnsupportedOperationException("not needed here");
    }
}
