// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Session;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.identity.User;
import org.madoguchi.web.WebContext;
import org.madoguchi.web.Zone;

/** What one request is about. Sessions are looked up when somebody asks. */
final class RequestContext implements WebContext {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 32, without letters and digits that people confuse. */
    private static final String REFERENCE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int ONE_YEAR = 365 * 24 * 60 * 60;

    private final HttpServletRequest request;
    private final Zone zone;
    private final Surroundings surroundings;
    private final Client client;
    private final String reference = newReference();
    private final Languages languages;
    private final Optional<Locale> chosenLanguage;
    private final Locale locale;
    private final List<NewCookie> cookies = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>();
    private boolean resolved;
    private boolean elsewhere;
    private Optional<Session> session = Optional.empty();
    private Optional<User> user = Optional.empty();
    private Optional<String> formBrowser;

    RequestContext(HttpServletRequest request, Zone zone, Surroundings surroundings) {
        this.request = request;
        this.zone = zone;
        this.surroundings = surroundings;
        this.client = Client.of(request, surroundings.trustedProxies());
        this.languages = surroundings.languages(zone);
        this.chosenLanguage =
                queryParameter(request.getQueryString(), "lang").flatMap(languages::named);
        Optional<Locale> remembered =
                Cookies.read(request, Cookies.LANGUAGE, secure()).flatMap(languages::named);
        this.locale =
                chosenLanguage
                        .or(() -> remembered)
                        .orElseGet(() -> languages.accepted(request.getHeader("Accept-Language")));
        this.formBrowser = Cookies.read(request, Cookies.FORM, secure());
        chosenLanguage
                .filter(language -> !remembered.equals(chosenLanguage))
                .ifPresent(language -> cookies.add(languageCookie(language)));
    }

    static RequestContext of(HttpServletRequest request) {
        return (RequestContext) WebContext.of(request);
    }

    HttpServletRequest request() {
        return request;
    }

    Client client() {
        return client;
    }

    /** Cookies that were wished for since the last call; whoever writes the answer sets them. */
    List<NewCookie> takeCookies() {
        List<NewCookie> taken = List.copyOf(cookies);
        cookies.clear();
        return taken;
    }

    /** What is to be done when the answer is out. */
    void atEnd(Runnable ending) {
        endings.add(ending);
    }

    void end() {
        endings.forEach(Runnable::run);
        endings.clear();
    }

    @Override
    public Zone zone() {
        return zone;
    }

    @Override
    public Actor actor() {
        return user().map(known -> known.actor(remoteAddress()))
                .orElseGet(
                        () ->
                                new Actor(
                                        Optional.empty(),
                                        "",
                                        Set.of(),
                                        Optional.empty(),
                                        remoteAddress()));
    }

    @Override
    public Optional<User> user() {
        resolve();
        return user;
    }

    @Override
    public Optional<Session> session() {
        resolve();
        return session;
    }

    @Override
    public Optional<String> sessionSecret() {
        return zone.equals(Zone.PRIVATE)
                ? Cookies.read(request, Cookies.SESSION, secure())
                : Optional.empty();
    }

    /** A token in the request, valid or not. */
    Optional<String> bearerToken() {
        String header = request.getHeader("Authorization");
        return isApi() && header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).strip())
                : Optional.empty();
    }

    private void resolve() {
        if (resolved || zone.equals(Zone.PUBLIC)) {
            return;
        }
        resolved = true;
        Optional<String> token = bearerToken();
        if (token.isPresent()) {
            user = surroundings.signIns().flatMap(signIns -> signIns.tokenOwner(token.get()));
        } else {
            session =
                    sessionSecret()
                            .flatMap(
                                    secret ->
                                            surroundings
                                                    .signIns()
                                                    .flatMap((SignIns s) -> s.session(secret)));
            user = session.map(Session::user);
        }
        elsewhere = user.isPresent() && !isAdmitted(user.get());
        if (elsewhere) {
            session = Optional.empty();
            user = Optional.empty();
        }
    }

    private boolean isAdmitted(User known) {
        return surroundings
                .signIns()
                .filter(signIns -> signIns.admits(known, remoteAddress()))
                .isPresent();
    }

    /** Somebody known asks, from where their roles may not be used: to us they are nobody. */
    boolean isElsewhere() {
        resolve();
        return elsewhere;
    }

    @Override
    public String csrfToken() {
        return session().map(Session::csrfToken).orElseGet(this::formToken);
    }

    private String formToken() {
        if (formBrowser.isEmpty()) {
            byte[] secret = new byte[16];
            RANDOM.nextBytes(secret);
            String browser = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
            formBrowser = Optional.of(browser);
            cookies.add(
                    Cookies.make(
                            Cookies.FORM,
                            browser,
                            Cookies.UNTIL_BROWSER_CLOSES,
                            NewCookie.SameSite.STRICT,
                            secure()));
        }
        return surroundings.formTokens().issue(formBrowser.get());
    }

    /** Whether this came back with a page that we showed to this browser and session. */
    boolean isCsrfToken(String sent) {
        return session()
                .map(
                        running ->
                                MessageDigest.isEqual(
                                        running.csrfToken().getBytes(StandardCharsets.UTF_8),
                                        sent.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(
                        () ->
                                formBrowser
                                        .map(b -> surroundings.formTokens().isValid(sent, b))
                                        .orElse(false));
    }

    @Override
    public Locale locale() {
        return locale;
    }

    @Override
    public List<Locale> languages() {
        return languages.offered();
    }

    @Override
    public ZoneId timeZone() {
        return surroundings.timeZone();
    }

    @Override
    public String remoteAddress() {
        return client.address();
    }

    @Override
    public boolean secure() {
        return client.secure();
    }

    @Override
    public String path() {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** The page that the browser shows: for htmx not the part it asks for. */
    String pagePath() {
        String current = request.getHeader("HX-Current-URL");
        if (!partial() || current == null) {
            return path();
        }
        try {
            URI uri = URI.create(current);
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (IllegalArgumentException e) {
            return "/console";
        }
    }

    boolean isApi() {
        return request.getRequestURI().startsWith("/api/");
    }

    @Override
    public String reference() {
        return reference;
    }

    @Override
    public boolean partial() {
        return "true".equals(request.getHeader("HX-Request"))
                && !"true".equals(request.getHeader("HX-Boosted"));
    }

    @Override
    public NewCookie sessionCookie(String sessionSecret) {
        // Lax: a link in a mail to a department opens its case without a second sign-in
        return Cookies.make(
                Cookies.SESSION,
                sessionSecret,
                Cookies.UNTIL_BROWSER_CLOSES,
                NewCookie.SameSite.LAX,
                secure());
    }

    @Override
    public NewCookie endedSessionCookie() {
        return Cookies.make(Cookies.SESSION, "", 0, NewCookie.SameSite.LAX, secure());
    }

    @Override
    public NewCookie languageCookie(Locale language) {
        return Cookies.make(
                Cookies.LANGUAGE,
                language.toLanguageTag(),
                ONE_YEAR,
                NewCookie.SameSite.LAX,
                secure());
    }

    static Optional<String> queryParameter(String query, String name) {
        if (query != null) {
            for (String pair : query.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return Optional.of(pair.substring(name.length() + 1));
                }
            }
        }
        return Optional.empty();
    }

    private static String newReference() {
        long random = RANDOM.nextLong();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == 4) {
                text.append('-');
            }
            text.append(REFERENCE_LETTERS.charAt((int) (random >>> 5 * i) & 31));
        }
        return text.toString();
    }
}
