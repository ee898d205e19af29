// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/**
 * A browser with an authenticator, written after the standard and not with the library under test.
 * Its fields can be bent to tell lies.
 */
final class SoftAuthenticator {
    static final String ORIGIN = "http://localhost:8781";

    private static final ObjectMapper JSON = new ObjectMapper();

    String origin = ORIGIN;
    boolean verifies = true;
    long count;

    /** Replaces the account that the passkey says it is of. */
    String owner = "";

    private final byte[] credentialId = new byte[32];
    private final KeyPair pair;

    SoftAuthenticator() {
        new SecureRandom().nextBytes(credentialId);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@code navigator.credentials.create} would give. */
    String create(String options) {
        JsonNode asked = read(options);
        owner = asked.path("user").path("id").asText();
        byte[] attested = authenticatorData(asked.path("rp").path("id").asText(), true);
        byte[] attestation =
                cbor(
                        map -> {
                            map.writeStartObject(null, 3);
                            map.writeStringField("fmt", "none");
                            map.writeFieldName("attStmt");
                            map.writeStartObject(null, 0);
                            map.writeEndObject();
                            map.writeBinaryField("authData", attested);
                            map.writeEndObject();
                        });
        return answer(
                Map.of(
                        "clientDataJSON",
                        encoded(clientData("webauthn.create", asked)),
                        "attestationObject",
                        encoded(attestation)));
    }

    /** What {@code navigator.credentials.get} would give. */
    String get(String options) {
        JsonNode asked = read(options);
        count++;
        byte[] data = authenticatorData(asked.path("rpId").asText(), false);
        byte[] client = clientData("webauthn.get", asked);
        return answer(
                Map.of(
                        "clientDataJSON",
                        encoded(client),
                        "authenticatorData",
                        encoded(data),
                        "signature",
                        encoded(signature(data, client)),
                        "userHandle",
                        owner));
    }

    private String answer(Map<String, Object> response) {
        try {
            return JSON.writeValueAsString(
                    Map.of(
                            "id",
                            encoded(credentialId),
                            "rawId",
                            encoded(credentialId),
                            "type",
                            "public-key",
                            "clientExtensionResults",
                            Map.of(),
                            "response",
                            response));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] clientData(String type, JsonNode asked) {
        String text =
                "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                        .formatted(type, asked.path("challenge").asText(), origin);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(String name, boolean withKey) {
        byte[] key = withKey ? key() : new byte[0];
        ByteBuffer data =
                ByteBuffer.allocate(37 + (withKey ? 18 + credentialId.length + key.length : 0));
        data.put(sha256(name.getBytes(StandardCharsets.UTF_8)));
        data.put((byte) (0x01 | (verifies ? 0x04 : 0) | (withKey ? 0x40 : 0)));
        data.putInt((int) count);
        if (withKey) {
            data.put(new byte[16]).putShort((short) credentialId.length).put(credentialId).put(key);
        }
        return data.array();
    }

    /** COSE: EC2, ES256, P-256. */
    private byte[] key() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return cbor(
                map -> {
                    map.writeStartObject(null, 5);
                    map.writeFieldId(1);
                    map.writeNumber(2);
                    map.writeFieldId(3);
                    map.writeNumber(-7);
                    map.writeFieldId(-1);
                    map.writeNumber(1);
                    map.writeFieldId(-2);
                    map.writeBinary(coordinate(key.getW().getAffineX()));
                    map.writeFieldId(-3);
                    map.writeBinary(coordinate(key.getW().getAffineY()));
                    map.writeEndObject();
                });
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] exact = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, exact, 32 - length, length);
        return exact;
    }

    private byte[] signature(byte[] data, byte[] client) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Writing {
        void write(CBORGenerator map) throws IOException;
    }

    private static byte[] cbor(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CBORGenerator generator = new CBORFactory().createGenerator(out)) {
            writing.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
