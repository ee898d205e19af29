// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.List;

/** What a browser is asked, as WebAuthn (5.4 and 5.5) writes it. */
final class PasskeyOptions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TYPE = "public-key";

    private final WebAuthn webAuthn;

    PasskeyOptions(WebAuthn webAuthn) {
        this.webAuthn = webAuthn;
    }

    String create(
            PasskeyPlace place,
            String desk,
            UserEntity user,
            String challenge,
            List<KnownKey> present) {
        ObjectNode options = JSON.objectNode();
        options.putObject("rp").put("id", place.name()).put("name", desk);
        options.putObject("user")
                .put("id", handle(user.id()))
                .put("name", user.login())
                .put("displayName", user.name());
        options.put("challenge", challenge).put("timeout", Challenges.LONGEST.toMillis());
        ArrayNode algorithms = options.putArray("pubKeyCredParams");
        WebAuthn.ALGORITHMS.forEach(
                algorithm -> algorithms.addObject().put("type", TYPE).put("alg", algorithm));
        options.set("excludeCredentials", keys(present));
        options.putObject("authenticatorSelection")
                .put("residentKey", "preferred")
                .put("requireResidentKey", false)
                .put("userVerification", "preferred");
        options.put("attestation", "none");
        return options.toString();
    }

    /**
     * @param present empty when it is for the browser to say whose passkey it is; then the person
     *     must be verified
     */
    String get(PasskeyPlace place, String challenge, List<KnownKey> present) {
        ObjectNode options = JSON.objectNode();
        options.put("rpId", place.name())
                .put("challenge", challenge)
                .put("timeout", Challenges.LONGEST.toMillis())
                .put("userVerification", present.isEmpty() ? "required" : "preferred");
        options.set("allowCredentials", keys(present));
        return options.toString();
    }

    private ArrayNode keys(List<KnownKey> keys) {
        ArrayNode list = JSON.arrayNode();
        for (KnownKey key : keys) {
            ObjectNode each =
                    list.addObject().put("type", TYPE).put("id", webAuthn.credentialId(key));
            if (!key.transports().isEmpty()) {
                ArrayNode transports = each.putArray("transports");
                key.transports().forEach(transports::add);
            }
        }
        return list;
    }

    /** Names the account to authenticators; tells nothing of the person. */
    static String handle(long userId) {
        return WebAuthn.encoded(ByteBuffer.allocate(Long.BYTES).putLong(userId).array());
    }
}
