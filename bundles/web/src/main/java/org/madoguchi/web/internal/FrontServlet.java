// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.madoguchi.web.GatedServlet;
import org.madoguchi.web.RequestGate;
import org.madoguchi.web.Zone;

/** Hands each request to the server of its zone. */
final class FrontServlet extends GatedServlet {
    private static final long serialVersionUID = 1L;

    private final transient ZoneServers servers;
    private final transient ErrorPages errors;
    private final transient KeptForms kept;

    FrontServlet(RequestGate gate, ZoneServers servers, ErrorPages errors, KeptForms kept) {
        super(gate);
        this.servers = servers;
        this.errors = errors;
        this.kept = kept;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        RequestContext web = RequestContext.of(request);
        Optional<ZoneHost> host = servers.host(web.zone());
        if (web.zone().equals(Zone.PRIVATE) && request.getRequestURI().equals("/")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/console");
        } else if (request.getMethod().equals("TRACE")) {
            errors.send(web, Problem.of(Problem.Kind.METHOD_NOT_ALLOWED), response);
        } else if (host.isPresent()) {
            host.get().service(getServletConfig(), request, response);
        } else {
            sendNotYet(web, response);
        }
    }

    private void sendNotYet(RequestContext web, HttpServletResponse response) throws IOException {
        Optional<ErrorPages.Answer> form = kept.away(web);
        if (form.isPresent()) {
            ErrorPages.send(web, form.get(), response);
            return;
        }
        if (web.request().getMethod().equals("GET")) {
            response.setHeader("Refresh", "3"); // a browser that waits for the start sees it
        }
        errors.send(
                web,
                Problem.of(Problem.Kind.UNAVAILABLE).retryAfter(Duration.ofSeconds(3)),
                response);
    }
}
