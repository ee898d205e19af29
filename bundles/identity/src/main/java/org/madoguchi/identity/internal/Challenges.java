// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.time.Duration;
import java.util.Optional;
import org.madoguchi.storage.Times;

/**
 * Questions to browsers. Each is asked of one session, for one purpose, for two minutes, and is
 * gone with its answer, also when that is wrong: what was listened to cannot be said again.
 */
final class Challenges {
    static final Duration LONGEST = Duration.ofMinutes(2);

    private final Accounts accounts;
    private final Secrets secrets = new Secrets();

    Challenges(Accounts accounts) {
        this.accounts = accounts;
    }

    enum Kind {
        REGISTER,
        AFTER_PASSWORD,
        ALONE
    }

    /**
     * @param holder secret of the session or sign-in that may answer
     * @param name of the passkey that is being registered
     * @return the challenge in base64url
     */
    String ask(Kind kind, String holder, String name) {
        String challenge = secrets.session();
        accounts.unit()
                .run(
                        em ->
                                em.persist(
                                        new ChallengeEntity(
                                                accounts.unit().newId(),
                                                Secrets.hash(challenge),
                                                kind,
                                                Secrets.hash(holder),
                                                name,
                                                accounts.now().plus(LONGEST))));
        return challenge;
    }

    /**
     * Uses a question up, at once and for ever.
     *
     * @return the name that was given with it; empty when it was never asked of this holder, is
     *     answered, or too old
     */
    Optional<String> answered(Kind kind, String holder, String challenge) {
        return accounts.unit()
                .required(
                        em ->
                                em.createQuery(
                                                "SELECT c FROM ChallengeEntity c"
                                                        + " WHERE c.challengeHash = :hash"
                                                        + " AND c.holderHash = :holder"
                                                        + " AND c.kind = :kind AND c.endsAt > :now",
                                                ChallengeEntity.class)
                                        .setParameter("hash", Secrets.hash(challenge))
                                        .setParameter("holder", Secrets.hash(holder))
                                        .setParameter("kind", kind.name())
                                        .setParameter("now", Times.column(accounts.now()))
                                        .getResultStream()
                                        .findFirst()
                                        // of two who answer at once, one finds it gone
                                        .filter(
                                                asked ->
                                                        em.createQuery(
                                                                                "DELETE FROM"
                                                                                        + " ChallengeEntity"
                                                                                        + " c WHERE"
                                                                                        + " c.id = :id")
                                                                        .setParameter(
                                                                                "id", asked.id())
                                                                        .executeUpdate()
                                                                == 1)
                                        .map(ChallengeEntity::name));
    }
}
