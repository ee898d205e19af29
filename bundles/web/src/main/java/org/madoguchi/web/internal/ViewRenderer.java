// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.madoguchi.web.View;
import org.madoguchi.web.Zone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders pages before anything is sent, so that a template that fails still gives a whole error
 * page.
 */
final class ViewRenderer implements ContainerResponseFilter {
    private static final Logger log = LoggerFactory.getLogger(ViewRenderer.class);

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");
    private static final int WORTH_COMPRESSING = 1024;

    private final ErrorPages errors;

    ViewRenderer(ErrorPages errors) {
        this.errors = errors;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        RequestContext web = CurrentRequest.context();
        if (response.getEntity() instanceof View view) {
            byte[] body = render(view, web, response);
            writeCookies(web, response);
            send(body, web, response);
        } else {
            writeCookies(web, response);
        }
    }

    /** In full, as strings: CXF 4.1 leaves SameSite out. */
    private static void writeCookies(RequestContext web, ContainerResponseContext response) {
        List<Object> cookies = new ArrayList<>(web.takeCookies());
        cookies.addAll(response.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of()));
        if (!cookies.isEmpty()) {
            response.getHeaders()
                    .put(
                            HttpHeaders.SET_COOKIE,
                            cookies.stream()
                                    .map(
                                            cookie ->
                                                    cookie instanceof NewCookie made
                                                            ? (Object) Cookies.header(made)
                                                            : cookie)
                                    .collect(Collectors.toCollection(ArrayList::new)));
        }
    }

    private byte[] render(View view, RequestContext web, ContainerResponseContext response) {
        byte[] body;
        try {
            body = view.templates().render(view.template(), view.model());
            if (response.getStatus() == 200) {
                response.setStatus(view.status());
            }
        } catch (RuntimeException e) {
            log.error("request {} failed in {}", web.reference(), view.template(), e);
            ErrorPages.Answer answer = errors.answer(web, Problem.of(Problem.Kind.INTERNAL));
            response.setStatus(answer.status());
            body = answer.body();
            answer.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
        }
        return body;
    }

    private static void send(byte[] body, RequestContext web, ContainerResponseContext response)
            throws IOException {
        if (isKeepable(web, response)) {
            String tag = tag(body);
            response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
            if (tag.equals(web.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
                response.setStatus(304);
                response.setEntity(null);
                return;
            }
        }
        byte[] sent = body;
        if (isCompressible(web) && body.length > WORTH_COMPRESSING) {
            sent = gzip(body);
            response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setEntity(sent, new Annotation[0], HTML);
    }

    /** A public page that is the same for its next reader; what brings a cookie is not. */
    private static boolean isKeepable(RequestContext web, ContainerResponseContext response) {
        return web.zone().equals(Zone.PUBLIC)
                && response.getStatus() == 200
                && !web.request().getMethod().equals("POST")
                && !response.getHeaders().containsKey(HttpHeaders.SET_COOKIE);
    }

    /** Weak: the page may travel compressed. */
    private static String tag(byte[] body) {
        CRC32C sum = new CRC32C();
        sum.update(body);
        return "W/\"" + Long.toHexString(sum.getValue() << 24 | body.length & 0xffffff) + "\"";
    }

    /**
     * Not in the private zone: compressed length tells of secrets in the page, and its network is
     * fast.
     */
    private static boolean isCompressible(RequestContext web) {
        String accepted = web.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        return web.zone().equals(Zone.PUBLIC) && accepted != null && accepted.contains("gzip");
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
