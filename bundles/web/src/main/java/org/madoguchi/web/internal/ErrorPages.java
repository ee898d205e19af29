// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.NewCookie;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.madoguchi.web.Json;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Messages;
import org.madoguchi.web.Templates;
import org.madoguchi.web.Zone;

/** Says to people and programs what went wrong and what to do; never how it happened. */
final class ErrorPages {
    private final Templates templates = Templates.of(ErrorPages.class);
    private final MessageBundle messages = MessageBundle.of(ErrorPages.class);
    private final ObjectMapper json = Json.mapper();

    /**
     * @param headers besides the content type
     */
    record Answer(int status, String mediaType, byte[] body, Map<String, String> headers) {}

    Answer answer(RequestContext web, Problem problem) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        headers.put("X-Request-Id", web.reference());
        problem.retryAfter()
                .ifPresent(wait -> headers.put("Retry-After", String.valueOf(wait.toSeconds())));
        if (web.isApi() && problem.status() == 401) {
            headers.put("WWW-Authenticate", "Bearer realm=\"madoguchi\"");
        }
        Messages m = messages.in(web.locale());
        boolean json = web.isApi() || wantsJson(web.request());
        String key = "problem." + problem.kind().slug();
        String title = text(m, key + ".title", json);
        String detail =
                problem.detail()
                        .map(text -> text.in(web.locale()))
                        .orElseGet(() -> text(m, key + ".detail", json));
        if (json) {
            return new Answer(
                    problem.status(),
                    "application/problem+json",
                    problemJson(web, problem, title, detail),
                    headers);
        }
        if (web.partial()) {
            headers.put("HX-Retarget", "#toasts");
            headers.put("HX-Reswap", "beforeend");
        }
        ErrorPage page =
                new ErrorPage(
                        problem.status(),
                        title,
                        detail,
                        web.reference(),
                        web.zone().equals(Zone.PRIVATE) ? "/console" : "/");
        return new Answer(
                problem.status(),
                "text/html;charset=UTF-8",
                templates.render(
                        web.partial() ? "toast.jte" : "error.jte", Map.of("page", page, "m", m)),
                headers);
    }

    /** Programs have no page to go back to: some texts are another for them. */
    private static String text(Messages m, String key, boolean program) {
        return program && m.has(key + ".api") ? m.text(key + ".api") : m.text(key);
    }

    /** For what never reaches a resource, or fails outside of one. */
    void send(RequestContext web, Problem problem, HttpServletResponse response)
            throws IOException {
        send(web, answer(web, problem), response);
    }

    static void send(RequestContext web, Answer answer, HttpServletResponse response)
            throws IOException {
        response.resetBuffer();
        response.setStatus(answer.status());
        response.setContentType(answer.mediaType());
        answer.headers().forEach(response::setHeader);
        for (NewCookie cookie : web.takeCookies()) {
            response.addHeader("Set-Cookie", Cookies.header(cookie));
        }
        response.setContentLength(answer.body().length);
        if (!web.request().getMethod().equals("HEAD")) {
            response.getOutputStream().write(answer.body());
        }
    }

    /** RFC 9457. */
    private byte[] problemJson(RequestContext web, Problem problem, String title, String detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:madoguchi:problem:" + problem.kind().slug());
        members.put("title", title);
        members.put("status", problem.status());
        members.put("detail", detail);
        members.put("instance", web.request().getRequestURI());
        if (problem.status() >= 500) {
            members.put("reference", web.reference()); // only these are in the log
        }
        try {
            return json.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("json") && !accept.contains("text/html");
    }
}
