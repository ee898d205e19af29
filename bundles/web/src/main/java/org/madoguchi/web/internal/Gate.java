// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.NewCookie;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.madoguchi.web.RequestGate;
import org.madoguchi.web.RequestListener;
import org.madoguchi.web.WebContext;
import org.madoguchi.web.Zone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every request passes here first: which zone it is in, what its answer must carry, whether its
 * sender asks too much.
 */
@Component(service = {Filter.class, RequestGate.class})
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class Gate implements Filter, RequestGate {
    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    /** No script, style or frame that is not a file of ours. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private static final String PROBES = "/health";

    private static final List<String> PRIVATE_PATHS =
            List.of("/console", "/api", PROBES, "/metrics");

    /** Other systems: a city's every LINE user comes by a few addresses. */
    private static final String HOOKS = "/hooks/";

    /** Of 64 threads (etc/org.ops4j.pax.web.cfg): the staff's work goes on. */
    private static final int PUBLIC_AT_ONCE = 44;

    private static final int PUBLIC_OF_ONE_ADDRESS = 22;
    private static final int PUBLIC_BODIES_AT_ONCE = 24;
    private static final int PUBLIC_BODIES_OF_ONE_ADDRESS = 6;

    private static final int HOOK_BODIES_AT_ONCE = 16;
    private static final int HOOK_BODIES_OF_ONE_ADDRESS = 12;
    private static final Duration HOOK_PATIENCE = Duration.ofSeconds(10);

    /** People who sign in; a whole office may come from one address. */
    private static final int PRIVATE_BODIES_AT_ONCE = 12;

    private final WebEnvironment environment;
    private final TokenBuckets publicRequests;
    private final TokenBuckets hookRequests;
    private final Places publicPlaces = new Places(PUBLIC_AT_ONCE, PUBLIC_OF_ONE_ADDRESS);
    private final Places publicBodies =
            new Places(PUBLIC_BODIES_AT_ONCE, PUBLIC_BODIES_OF_ONE_ADDRESS);
    private final Places hookBodies = new Places(HOOK_BODIES_AT_ONCE, HOOK_BODIES_OF_ONE_ADDRESS);
    private final Places privateBodies = new Places(PRIVATE_BODIES_AT_ONCE, PRIVATE_BODIES_AT_ONCE);

    /** One line of the log for each stranger and minute. */
    private final TokenBuckets strangers = new TokenBuckets(1, Clock.systemUTC());

    private final ErrorPages errors = new ErrorPages();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<RequestListener> listeners;

    @Activate
    public Gate(@Reference WebEnvironment environment) {
        this(environment, List.of());
    }

    Gate(WebEnvironment environment, List<RequestListener> listeners) {
        this.listeners = listeners;
        this.environment = environment;
        this.publicRequests =
                new TokenBuckets(
                        environment.config().public_requests_per_minute(), Clock.systemUTC());
        this.hookRequests =
                new TokenBuckets(
                        environment.config().hook_requests_per_minute(), Clock.systemUTC());
    }

    @Override
    public void doFilter(ServletRequest req, ServletResponse res, FilterChain chain)
            throws IOException, ServletException {
        if (req instanceof HttpServletRequest request
                && res instanceof HttpServletResponse response) {
            pass(request, response, chain);
        } else {
            chain.doFilter(req, res);
        }
    }

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean through = request.getAttribute(WebContext.class.getName()) != null;
        if (through || !request.getDispatcherType().equals(DispatcherType.REQUEST)) {
            chain.doFilter(request, response);
            return;
        }
        long began = System.nanoTime();
        Zone zone = environment.zoneOf(request.getLocalPort());
        RequestContext web = new RequestContext(request, zone, environment);
        request.setAttribute(WebContext.class.getName(), web);
        addHeaders(web, response);
        try {
            Optional<Problem> refusal = refusal(web);
            if (refusal.isPresent()) {
                response.setHeader("Connection", "close"); // no place for what is queued behind
                errors.send(web, refusal.get(), response);
            } else {
                chain.doFilter(
                        isHook(web) ? new HastyRequest(request, HOOK_PATIENCE) : request, response);
                addCookies(web, response);
            }
        } catch (IOException | ServletException | RuntimeException e) {
            fail(web, response, e);
        } finally {
            web.end();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            if (!isProbe(web)) {
                int status = response.getStatus();
                boolean page = isPage(response);
                listeners.forEach(listener -> listener.finished(zone, status, page, took));
            }
        }
    }

    private static boolean isPage(HttpServletResponse response) {
        String type = response.getContentType();
        return type != null && type.startsWith("text/html");
    }

    /** Who asks whether it is ready is told no in the same way as of a failure. */
    private static boolean isProbe(RequestContext web) {
        return web.request().getRequestURI().startsWith(PROBES);
    }

    private Optional<Problem> refusal(RequestContext web) {
        Optional<Problem> refused = refusalOfPath(web);
        if (refused.isEmpty() && web.zone().equals(Zone.PUBLIC)) {
            refused = refusalOf(publicPlaces, web);
        }
        // here and not later: CXF reads every body to its end, even of what was refused
        return refused.isPresent() || !hasBody(web.request()) || web.user().isPresent()
                ? refused
                : refusalOf(bodies(web), web);
    }

    private Places bodies(RequestContext web) {
        if (web.zone().equals(Zone.PRIVATE)) {
            return privateBodies;
        }
        return isHook(web) ? hookBodies : publicBodies;
    }

    private static boolean isHook(RequestContext web) {
        return web.request().getRequestURI().startsWith(HOOKS);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static Optional<Problem> refusalOf(Places places, RequestContext web) {
        String key = web.client().rateKey();
        if (!places.take(key)) {
            return Optional.of(
                    Problem.of(Problem.Kind.TOO_MANY_REQUESTS).retryAfter(Duration.ofMinutes(1)));
        }
        web.atEnd(() -> places.leave(key));
        return Optional.empty();
    }

    private Optional<Problem> refusalOfPath(RequestContext web) {
        String path = web.request().getRequestURI();
        String query = web.request().getQueryString();
        if (query != null && query.contains("%00")) {
            return Optional.of(Problem.of(Problem.Kind.BAD_REQUEST)); // no database takes U+0000
        }
        if (web.zone().equals(Zone.PRIVATE)) {
            return environment.mayUsePrivateZone(web.remoteAddress())
                    ? Optional.empty()
                    : Optional.of(networkDenied(web));
        }
        if (PRIVATE_PATHS.stream().anyMatch(p -> path.equals(p) || path.startsWith(p + "/"))) {
            return Optional.of(Problem.of(Problem.Kind.NOT_FOUND));
        }
        TokenBuckets requests = isHook(web) ? hookRequests : publicRequests;
        if (!path.startsWith("/assets/") && !requests.take(web.client().rateKey())) {
            return Optional.of(
                    Problem.of(Problem.Kind.TOO_MANY_REQUESTS).retryAfter(Duration.ofMinutes(1)));
        }
        return Optional.empty();
    }

    private Problem networkDenied(RequestContext web) {
        if (strangers.take(web.client().rateKey())) {
            log.warn(
                    "request {} from {} to the private zone refused: private.networks does not"
                            + " contain it",
                    web.reference(),
                    web.remoteAddress());
        }
        return Problem.of(Problem.Kind.NETWORK_DENIED);
    }

    private static void addHeaders(RequestContext web, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        if (web.zone().equals(Zone.PRIVATE)) {
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Robots-Tag", "noindex");
        } else {
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader("Vary", "Accept-Language, Cookie, Accept-Encoding");
        }
        if (web.secure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static void addCookies(RequestContext web, HttpServletResponse response) {
        if (!response.isCommitted()) {
            for (NewCookie cookie : web.takeCookies()) {
                response.addHeader("Set-Cookie", Cookies.header(cookie));
            }
        }
    }

    private void fail(RequestContext web, HttpServletResponse response, Exception e)
            throws IOException {
        Problem problem = Problem.of(e);
        if (response.isCommitted()) {
            // most often the browser went away; nothing can be said to it any more
            log.debug("request {} broke off", web.reference(), e);
            return;
        }
        if (problem.kind().equals(Problem.Kind.INTERNAL)) {
            log.error("request {} failed", web.reference(), e);
        }
        errors.send(web, problem, response);
    }
}
