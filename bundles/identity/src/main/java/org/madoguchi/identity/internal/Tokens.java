// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.ApiToken;
import org.madoguchi.api.identity.TokenId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Times;

/** API tokens; whoever calls has checked the permission. */
final class Tokens {
    private static final int MAX_LABEL = 100;
    private static final Duration TOUCH_STEP = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final EntityUnit unit;
    private final Secrets secrets;

    Tokens(Accounts accounts, Secrets secrets) {
        this.accounts = accounts;
        this.unit = accounts.unit();
        this.secrets = secrets;
    }

    Optional<User> owner(String token) {
        if (!token.startsWith(Secrets.TOKEN_PREFIX)) {
            return Optional.empty();
        }
        String hash = Secrets.hash(token);
        return accounts.knownTokens().owner(hash, () -> load(hash));
    }

    private Optional<User> load(String hash) {
        Instant now = accounts.now();
        return unit.required(
                em ->
                        em.createQuery(
                                        "SELECT t FROM TokenEntity t WHERE t.secretHash = :hash",
                                        TokenEntity.class)
                                .setParameter("hash", hash)
                                .getResultStream()
                                .findFirst()
                                .filter(found -> found.worksAt(now))
                                .flatMap(found -> used(em, found, now)));
    }

    private static Optional<User> used(EntityManager em, TokenEntity token, Instant now) {
        UserEntity user = em.find(UserEntity.class, token.userId());
        if (user == null || !user.isActive()) {
            return Optional.empty();
        }
        boolean fresh =
                token.lastUsedAt().filter(last -> now.isBefore(last.plus(TOUCH_STEP))).isPresent();
        if (!fresh) {
            em.createQuery("UPDATE TokenEntity t SET t.lastUsedAt = :now WHERE t.id = :id")
                    .setParameter("now", Times.column(now))
                    .setParameter("id", token.id())
                    .executeUpdate();
        }
        return Optional.of(user.toRecord(now));
    }

    String create(Actor actor, UserId owner, String label) {
        String tidy = label.replaceAll("\\p{Cc}+", " ").strip();
        if (tidy.isEmpty() || tidy.length() > MAX_LABEL) {
            throw PasswordPolicy.rejected("token.label");
        }
        String secret = secrets.token();
        unit.run(
                em -> {
                    UserEntity user = em.find(UserEntity.class, owner.value());
                    if (user == null || !user.isActive()) {
                        throw new NotFoundException("active user " + owner);
                    }
                    Instant now = accounts.now();
                    long id = unit.newId();
                    em.persist(
                            new TokenEntity(
                                    id,
                                    Secrets.hash(secret),
                                    user.id(),
                                    tidy,
                                    now,
                                    accounts.settings().tokenLife().map(now::plus).orElse(null)));
                    accounts.audited(actor, "token.create", user, "token " + id + ", " + tidy);
                });
        return secret;
    }

    List<ApiToken> list(UserId owner) {
        Instant now = accounts.now();
        return unit.required(
                em ->
                        em.createQuery(
                                        "SELECT t FROM TokenEntity t WHERE t.userId = :owner"
                                                + " ORDER BY t.createdAt DESC, t.id DESC",
                                        TokenEntity.class)
                                .setParameter("owner", owner.value())
                                .getResultStream()
                                .filter(token -> token.worksAt(now))
                                .map(TokenEntity::toRecord)
                                .toList());
    }

    Optional<UserId> ownerOf(TokenId id) {
        return unit.required(
                em ->
                        Optional.ofNullable(em.find(TokenEntity.class, id.value()))
                                .map(token -> new UserId(token.userId())));
    }

    void revoke(Actor actor, TokenId id) {
        unit.run(
                em -> {
                    TokenEntity token = em.find(TokenEntity.class, id.value());
                    Instant now = accounts.now();
                    if (token.worksAt(now)) {
                        token.revoke(now);
                        accounts.audited(
                                actor,
                                "token.revoke",
                                "user " + token.userId(),
                                "token " + id + ", " + token.label());
                    }
                });
    }
}
