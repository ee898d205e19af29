// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** What a centre brings, for tests. */
final class Pieces {
    static final String HANAKO = "819012345678";

    private Pieces() {}

    static Piece whole(Instant at, String text) {
        return piece(at, 0, text.getBytes(StandardCharsets.UTF_16BE), Map.of());
    }

    static Piece part(Instant at, int reference, int total, int number, String text) {
        return part(at, reference, total, number, text.getBytes(StandardCharsets.UTF_16BE));
    }

    static Piece part(Instant at, int reference, int total, int number, byte[] octets) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(new byte[] {5, 0, 3, (byte) reference, (byte) total, (byte) number});
        data.writeBytes(octets);
        return piece(at, 0x40, data.toByteArray(), Map.of());
    }

    static Piece piece(Instant at, int esmClass, byte[] data, Map<Integer, byte[]> parameters) {
        return new Piece(at, HANAKO, 1, "0570012345", esmClass, 0, 8, data, parameters);
    }

    static Piece receipt(Instant at, String text, Map<Integer, byte[]> parameters) {
        return new Piece(
                at,
                HANAKO,
                1,
                "0570012345",
                4,
                0,
                0,
                text.getBytes(StandardCharsets.US_ASCII),
                parameters);
    }
}
