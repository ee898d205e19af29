// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets that we must be able to read again, so that a copy of the database alone is of no
 * use: AES-256-GCM, bound to the account. Safe for use by several threads.
 */
final class SecretBox {
    static final int KEY_BYTES = 32;

    private static final String VERSION = "v1:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SecretBox(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * With the configured key, or with one that is made at the first start and kept in a file.
     *
     * @param file readable by its owner only
     */
    static SecretBox with(Optional<byte[]> configured, Path file) {
        return new SecretBox(configured.orElseGet(() -> kept(file)));
    }

    private static byte[] kept(Path file) {
        try {
            if (Files.exists(file)) {
                byte[] key = Files.readAllBytes(file);
                if (key.length != KEY_BYTES) {
                    throw new IllegalStateException(
                            file + " is no key of " + KEY_BYTES + " bytes; bring back its backup");
                }
                return key;
            }
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            Files.createDirectories(file.toAbsolutePath().getParent());
            // a temporary file is its owner's only; moved, it is whole or not there
            Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "second", ".key");
            Files.write(whole, fresh);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String seal(byte[] secret, long userId) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, secret, userId).orElseThrow();
        return VERSION
                + Base64.getEncoder()
                        .encodeToString(
                                ByteBuffer.allocate(nonce.length + sealed.length)
                                        .put(nonce)
                                        .put(sealed)
                                        .array());
    }

    /** Empty when it was sealed with another key, for another account, or was changed. */
    Optional<byte[]> open(String sealed, long userId) {
        if (!sealed.startsWith(VERSION)) {
            return Optional.empty();
        }
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(sealed.substring(VERSION.length())));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return crypt(Cipher.DECRYPT_MODE, nonce, rest, userId);
    }

    private Optional<byte[]> crypt(int mode, byte[] nonce, byte[] text, long userId) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(("user " + userId).getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(text));
        } catch (javax.crypto.AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
