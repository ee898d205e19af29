// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of one record: SHA-256 over the hash before it, its position and its fields, each number
 * in eight bytes and each text with its length, so that no two records are the same bytes.
 */
final class ChainHash {
    /** Before the first record of all. */
    static final String NOTHING = "0".repeat(64);

    private final MessageDigest digest;

    ChainHash(String before) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        digest.update(HexFormat.of().parseHex(before));
    }

    ChainHash add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    ChainHash add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    String value() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
