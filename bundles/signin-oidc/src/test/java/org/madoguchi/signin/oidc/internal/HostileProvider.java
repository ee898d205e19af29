// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.oidc.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A provider that is right in everything but what a test makes wrong. */
final class HostileProvider implements AutoCloseable {
    static final String CLIENT = "madoguchi";

    /** Something that is done instead of an answer. */
    interface Mischief {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** Of the provider, and of somebody else; making one takes a moment. */
    private static final RSAKey OURS = make();

    private static final RSAKey THEIRS = make();

    final RSAKey key = OURS;
    final Map<String, Object> metadata = new HashMap<>();
    final Map<String, Mischief> mischief = new HashMap<>();
    final AtomicInteger keyRequests = new AtomicInteger();

    /** The identity token; {@link #signed} unless told otherwise. */
    UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();

    String nonce = "";
    String token;
    String userInfo = "{\"sub\":\"u-1\"}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    HostileProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        metadata.put("issuer", issuer());
        metadata.put("authorization_endpoint", issuer() + "/auth");
        metadata.put("token_endpoint", issuer() + "/token");
        metadata.put("userinfo_endpoint", issuer() + "/me");
        metadata.put("jwks_uri", issuer() + "/jwks");
        metadata.put("response_types_supported", new String[] {"code"});
        metadata.put("subject_types_supported", new String[] {"public"});
        metadata.put("id_token_signing_alg_values_supported", new String[] {"RS256"});
    }

    /** Somebody else's under any name. */
    static RSAKey foreignKey(String id) {
        return new RSAKey.Builder(THEIRS).keyID(id).build();
    }

    private static RSAKey make() {
        try {
            return new RSAKeyGenerator(2048).keyID("ours").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            exchange.getRequestBody().readAllBytes();
            if (path.equals("/jwks")) {
                keyRequests.incrementAndGet();
            }
            if (mischief.containsKey(path)) {
                mischief.get(path).answer(exchange);
                return;
            }
            switch (path) {
                case "/.well-known/openid-configuration" ->
                        send(exchange, 200, JSONObjectUtils.toJSONString(lists()));
                case "/jwks" -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
                case "/token" ->
                        send(
                                exchange,
                                200,
                                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\""
                                        + (token == null ? signed() : token)
                                        + "\"}");
                case "/me" -> send(exchange, 200, userInfo);
                default -> send(exchange, 404, "{}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> lists() {
        Map<String, Object> told = new HashMap<>(metadata);
        told.replaceAll(
                (name, value) -> value instanceof String[] several ? List.of(several) : value);
        return told;
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static Mischief huge() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            byte[] blanks = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 1_000; i++) {
                body.write(blanks);
            }
        };
    }

    /** Headers at once, then a byte now and then. */
    static Mischief drop() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(100);
            }
        };
    }

    JWTClaimsSet claims() {
        Instant now = Instant.now();
        return claims.apply(
                        new JWTClaimsSet.Builder()
                                .issuer(issuer())
                                .subject("u-1")
                                .audience(CLIENT)
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plusSeconds(300)))
                                .claim("nonce", nonce)
                                .claim("preferred_username", "tanaka"))
                .build();
    }

    String signed() {
        return signed(key, JWSAlgorithm.RS256);
    }

    String signed(RSAKey by, JWSAlgorithm algorithm) {
        try {
            return signed(by.getKeyID(), algorithm, new RSASSASigner(by));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String signed(String keyId, JWSAlgorithm algorithm, JWSSigner signer) {
        try {
            SignedJWT jwt =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
