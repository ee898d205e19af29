// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.madoguchi.api.RejectedException;

/**
 * Argon2id. A hash needs much memory on purpose, so only a few are computed at the same time. Safe
 * for use by several threads.
 */
final class PasswordHasher {
    /** Instead of a hash: no password opens the account. */
    static final String NONE = "-";

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** More than one lane would need threads and buys nothing while hashes run side by side. */
    private static final int LANES = 1;

    private static final long WAIT_SECONDS = 10;

    private final Argon2Function function;
    private final Semaphore permits;
    private final SecureRandom random = new SecureRandom();

    PasswordHasher(Settings settings) {
        function =
                Argon2Function.getInstance(
                        settings.hashMemory(),
                        settings.hashIterations(),
                        LANES,
                        HASH_BYTES,
                        Argon2.ID);
        permits = new Semaphore(settings.hashesAtOnce(), true);
    }

    /**
     * In the PHC string format, with salt and parameters.
     *
     * @throws RejectedException when too many others wait
     */
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return permitted(() -> function.hash(bytes(password), salt).getResult());
    }

    /**
     * Takes as long as {@link #hash}.
     *
     * @throws RejectedException when too many others wait
     */
    boolean matches(String password, String hash) {
        if (hash.equals(NONE)) {
            hash(password);
            return false;
        }
        return permitted(
                () ->
                        Argon2Function.getInstanceFromHash(hash)
                                .check(bytes(password), hash.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Whether the hash was made with other parameters than the present ones. */
    boolean isOutdated(String hash) {
        return !hash.equals(NONE) && !Argon2Function.getInstanceFromHash(hash).equals(function);
    }

    private static byte[] bytes(String password) {
        return PasswordPolicy.normal(password).getBytes(StandardCharsets.UTF_8);
    }

    private <R> R permitted(Supplier<R> work) {
        try {
            if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw PasswordPolicy.rejected("busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to hash a password", e);
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
