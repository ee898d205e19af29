// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormId;

/** Signed proofs of which form was shown and when; nothing is kept for a form that is open. */
final class Tickets {
    static final Duration VALIDITY = Duration.ofHours(24);

    private static final int NAME = 16;
    private static final int SIGNED = NAME + Long.BYTES + Integer.BYTES + Long.BYTES;
    private static final int SIGNATURE = 16;
    private static final int LONGEST = 100;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param secret the same after a restart, or forms that are open then are asked for twice
     */
    Tickets(byte[] secret, Clock clock) {
        this.secret = secret.clone();
        this.clock = clock;
    }

    Ticket issue(Form form) {
        byte[] name = new byte[NAME];
        random.nextBytes(name);
        byte[] content =
                ByteBuffer.allocate(SIGNED)
                        .put(name)
                        .putLong(form.id().value())
                        .putInt(form.version())
                        .putLong(clock.instant().toEpochMilli())
                        .array();
        return ticket(ByteBuffer.allocate(SIGNED + SIGNATURE).put(content).put(sign(content)));
    }

    /** Empty when it is not ours, or too old. */
    Optional<Ticket> read(String text) {
        byte[] bytes;
        try {
            bytes = text.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != SIGNED + SIGNATURE) {
            return Optional.empty();
        }
        byte[] signature = sign(Arrays.copyOf(bytes, SIGNED));
        if (!MessageDigest.isEqual(
                signature, Arrays.copyOfRange(bytes, SIGNED, SIGNED + SIGNATURE))) {
            return Optional.empty();
        }
        return Optional.of(ticket(ByteBuffer.wrap(bytes)))
                .filter(ticket -> clock.instant().isBefore(ticket.issued().plus(VALIDITY)));
    }

    private static Ticket ticket(ByteBuffer bytes) {
        Base64.Encoder letters = Base64.getUrlEncoder().withoutPadding();
        ByteBuffer content = bytes.rewind();
        byte[] name = new byte[NAME];
        content.get(name);
        return new Ticket(
                letters.encodeToString(bytes.array()),
                letters.encodeToString(name),
                new FormId(content.getLong()),
                content.getInt(),
                Instant.ofEpochMilli(content.getLong()));
    }

    private byte[] sign(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
