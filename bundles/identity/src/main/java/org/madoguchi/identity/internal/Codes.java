// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.madoguchi.api.identity.SecondFactors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The codes of accounts: those of the app, and those on paper. Whoever calls has the account's row
 * reserved, so that of two who send the same code at once one is refused.
 */
final class Codes {
    private static final Logger log = LoggerFactory.getLogger(Codes.class);

    private static final String RECOVERY_LETTERS = "[A-Z2-9]{16}";

    private final Accounts accounts;
    private final Totp totp;
    private final Secrets secrets = new Secrets();

    Codes(Accounts accounts) {
        this.accounts = accounts;
        this.totp = new Totp(accounts.settings().codeWindow());
    }

    /**
     * Uses up a code.
     *
     * @return what was used, for the audit trail; empty when the code is none of the account's
     */
    Optional<String> use(EntityManager em, long userId, String typed) {
        String code = tidy(typed);
        if (code.matches(RECOVERY_LETTERS)) {
            return useRecoveryCode(em, userId, code);
        }
        return Optional.ofNullable(em.find(SecondFactorEntity.class, userId))
                .filter(factor -> useAppCode(factor, userId, code))
                .map(factor -> "with a code");
    }

    /** The code of the app; no other is asked for while the app is being set up. */
    boolean useAppCode(SecondFactorEntity factor, long userId, String typed) {
        Optional<byte[]> secret = accounts.box().open(factor.sealedSecret(), userId);
        if (secret.isEmpty()) {
            log.error(
                    "the second factor of account {} was stored under another key: bring back"
                            + " data/second-factor.key or .secondFactor.key, or reset the factor",
                    userId);
            return false;
        }
        OptionalLong step = totp.step(secret.get(), tidy(typed), factor.lastStep(), accounts.now());
        step.ifPresent(factor::used);
        return step.isPresent();
    }

    /** As {@link #use}, of the codes on paper only. */
    Optional<String> useRecoveryCode(EntityManager em, long userId, String typed) {
        String code = tidy(typed);
        int used =
                em.createQuery(
                                "DELETE FROM RecoveryCodeEntity c"
                                        + " WHERE c.userId = :user AND c.codeHash = :hash")
                        .setParameter("user", userId)
                        .setParameter("hash", hash(userId, code))
                        .executeUpdate();
        return used == 1
                ? Optional.of("with a recovery code, " + left(em, userId) + " left")
                : Optional.empty();
    }

    int left(EntityManager em, long userId) {
        return em.createQuery(
                        "SELECT COUNT(c) FROM RecoveryCodeEntity c WHERE c.userId = :user",
                        Long.class)
                .setParameter("user", userId)
                .getSingleResult()
                .intValue();
    }

    /** New recovery codes instead of the earlier ones. */
    List<String> renew(EntityManager em, long userId) {
        forgetRecoveryCodes(em, userId);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < SecondFactors.RECOVERY_CODES; i++) {
            String code = secrets.recoveryCode();
            codes.add(code);
            em.persist(
                    new RecoveryCodeEntity(
                            accounts.unit().newId(), userId, hash(userId, tidy(code))));
        }
        return codes;
    }

    void forgetRecoveryCodes(EntityManager em, long userId) {
        em.createQuery("DELETE FROM RecoveryCodeEntity c WHERE c.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** As a Japanese keyboard may have typed it: full width, with blanks or hyphens. */
    private static String tidy(String typed) {
        return PasswordPolicy.normal(typed)
                .replaceAll("[\\s\\p{Pd}\u2212\u30fc]+", "")
                .toUpperCase(Locale.ROOT);
    }

    private static String hash(long userId, String code) {
        return Secrets.hash(userId + ":" + code);
    }
}
