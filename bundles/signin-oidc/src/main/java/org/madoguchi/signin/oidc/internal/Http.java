// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.oidc.internal;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Asks the provider, with a limit on the time and the size of each answer. Redirections are not
 * followed: they would carry secrets to where nobody has configured. Safe for use by several
 * threads.
 */
final class Http implements HTTPRequestSender, ResourceRetriever {
    /** Discovery documents and key sets have a few KiB. */
    static final int MOST_BYTES = 512 * 1024;

    /** The client sets these itself. */
    private static final Set<String> FORBIDDEN = Set.of("content-length", "host", "connection");

    private final Duration answer;
    private final HttpClient client;

    Http(Duration answer, Optional<SSLContext> trust) {
        this.answer = answer;
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .connectTimeout(answer)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1);
        trust.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /** An answer is none of ours. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Trouble.Failure failure;

        private Refused(Trouble.Failure failure) {
            super(failure.getMessage(), failure);
            this.failure = failure;
        }

        Trouble.Failure failure() {
            return failure;
        }
    }

    /** The trouble behind an exception of the library, which wraps what we threw. */
    static Trouble.Failure troubleIn(Throwable thrown, Trouble otherwise, Object... values) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused.failure();
            }
        }
        return otherwise.failure(thrown, values);
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        HttpRequest.Builder made = HttpRequest.newBuilder(request.getURI());
        request.getHeaderMap()
                .forEach(
                        (name, values) -> {
                            if (!FORBIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(value -> made.header(name, value));
                            }
                        });
        String body = request.getBody();
        made.method(
                request.getMethod().name(),
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        Answered answered = call(made.build());
        HTTPResponse response = new HTTPResponse(answered.status());
        answered.contentType()
                .forEach(type -> response.setHeader("Content-Type", new String[] {type}));
        response.setBody(answered.body());
        return response;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        try {
            return new Resource(get(url.toURI()), "application/json");
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    String get(URI address) throws IOException {
        Answered answered =
                call(HttpRequest.newBuilder(address).header("Accept", "application/json").build());
        if (answered.status() != 200) {
            throw new Refused(Trouble.NONSENSE.failure(null, answered.status()));
        }
        return answered.body();
    }

    private record Answered(int status, List<String> contentType, String body) {}

    /** The client's own time limit ends with the headers; a body may come drop by drop. */
    private Answered call(HttpRequest request) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> call =
                client.sendAsync(
                        request,
                        BodyHandlers.ofByteArrayConsumer(
                                piece -> piece.ifPresent(bytes -> add(body, bytes))));
        try {
            HttpResponse<Void> response = call.get(answer.toMillis(), TimeUnit.MILLISECONDS);
            return new Answered(
                    response.statusCode(),
                    response.headers().allValues("Content-Type"),
                    body.toString(StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof TooLarge) {
                    throw new Refused(Trouble.HUGE.failure(null));
                }
            }
            Trouble trouble =
                    e.getCause() instanceof SSLException ? Trouble.CERTIFICATE : Trouble.AWAY;
            throw new Refused(trouble.failure(e.getCause(), request.uri().getAuthority()));
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new Refused(Trouble.SLOW.failure(null, answer.toSeconds()));
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new Refused(Trouble.AWAY.failure(e, request.uri().getAuthority()));
        }
    }

    private static void add(ByteArrayOutputStream body, byte[] bytes) {
        if (body.size() + bytes.length > MOST_BYTES) {
            throw new TooLarge();
        }
        body.writeBytes(bytes);
    }

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
