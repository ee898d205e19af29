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
import org.madoguchi.api.identity.Session;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.identity.TokenId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.EntityUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sign-in by password, sessions in the database; see docs/adr/0006-sign-in.md. */
@Component(service = SignIns.class)
public final class StoredSignIns implements SignIns {
    /** Somebody whose screen asks every second is refused each time and recorded once. */
    private static final Duration STRAY_STEP = Duration.ofMinutes(10);

    private final Accounts accounts;
    private final Settings settings;
    private final EntityUnit unit;
    private final Doorkeeper doorkeeper;
    private final Throttle unknownLogins;
    private final Tokens tokens;
    private final SignInEnds ends;
    private final SecondStep secondStep;
    private final OutsidePasswords outsidePasswords;
    private final RunningSessions sessions;
    private final Throttle strays = new Throttle(1, STRAY_STEP);

    @Activate
    public StoredSignIns(@Reference Accounts accounts) {
        this.accounts = accounts;
        this.settings = accounts.settings();
        this.unit = accounts.unit();
        this.doorkeeper = accounts.doorkeeper();
        this.unknownLogins = new Throttle(settings.lockFailures(), settings.lockTime());
        this.sessions = new RunningSessions(accounts);
        Secrets secrets = new Secrets();
        this.tokens = new Tokens(accounts, secrets);
        this.ends = new SignInEnds(accounts, secrets);
        this.secondStep = new SecondStep(accounts, ends);
        this.outsidePasswords = new OutsidePasswords(accounts, new OutsideEntry(accounts, ends));
    }

    @Override
    public SignIn signIn(String login, String password, String origin) {
        Optional<SignIn.Locked> stopped = doorkeeper.stopped(origin);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        String name = UserRules.login(login);
        Optional<Known> known =
                unit.required(
                        em ->
                                accounts.byLogin(em, name)
                                        .map(user -> Known.of(user, accounts.now())));
        return doorkeeper.counted(
                known.map(user -> signIn(user, name, password, origin))
                        .orElseGet(() -> refuseUnknown(name, password, origin)),
                origin);
    }

    @Override
    public SignIn secondFactor(String secret, String code, String origin) {
        Optional<SignIn.Locked> stopped = doorkeeper.stopped(origin);
        return stopped.isPresent()
                ? stopped.get()
                : doorkeeper.counted(secondStep.takeCode(secret, code, origin), origin);
    }

    private SignIn signIn(Known known, String login, String password, String origin) {
        if (known.lockedUntil().isPresent()) {
            return unit.required(
                    em -> ends.refuseLocked(em.find(UserEntity.class, known.id()), origin));
        }
        boolean matches = accounts.hasher().matches(password, known.hash());
        Optional<String> better =
                matches && accounts.hasher().isOutdated(known.hash())
                        ? Optional.of(accounts.hasher().hash(password))
                        : Optional.empty();
        Optional<SignIn> outside =
                matches ? Optional.empty() : outsidePasswords.signIn(login, password, origin);
        // with a password of our own, that somebody else is away is no excuse
        boolean decides =
                known.hash().equals(PasswordHasher.NONE)
                        || outside.filter(SignIn.Unavailable.class::isInstance).isEmpty();
        if (outside.isPresent() && decides) {
            return outside.get();
        }
        return unit.required(
                em -> {
                    UserEntity user = accounts.reserved(em, known.id());
                    // others may have tried at the same time: what comes after the lock counts for
                    // nothing
                    if (user.lockedUntil(accounts.now()).isPresent()) {
                        return ends.refuseLocked(user, origin);
                    }
                    // the password was compared with a hash that may have been replaced meanwhile
                    if (matches && user.isActive() && user.passwordHash().equals(known.hash())) {
                        better.ifPresent(user::rehash);
                        return goOn(em, user, origin);
                    }
                    return ends.refuse(
                            user,
                            "user.sign-in-refused",
                            matches ? "the account is retired" : "wrong password",
                            origin);
                });
    }

    private SignIn goOn(EntityManager em, UserEntity user, String origin) {
        if (!ends.admits(user, origin)) {
            return ends.refuseOrigin(user, origin);
        }
        return Accounts.hasSecondFactor(em, user)
                ? ends.askForCode(em, user, null)
                : ends.accept(em, user, origin, "", SignInEnds.Way.OURS);
    }

    /**
     * Behaves and takes as long as for an account that exists. What was typed is not kept: it is
     * often the password in the wrong field.
     */
    private SignIn refuseUnknown(String login, String password, String origin) {
        Instant now = accounts.now();
        String key = Secrets.hash(login);
        Optional<Instant> locked = unknownLogins.lockedUntil(key, now);
        if (locked.isEmpty()) {
            accounts.hasher().hash(password);
            Optional<SignIn> outside = outsidePasswords.signIn(login, password, origin);
            if (outside.isPresent()) {
                return outside.get();
            }
            locked = unknownLogins.fail(key, now);
        }
        accounts.audited(
                SignInEnds.nobody("unknown", origin),
                "user.sign-in-refused",
                "user unknown",
                "unknown login");
        return locked.<SignIn>map(SignIn.Locked::new).orElseGet(SignIn.Refused::new);
    }

    @Override
    public Optional<Session> session(String sessionSecret) {
        return sessions.find(sessionSecret);
    }

    @Override
    public boolean admits(User user, String origin) {
        if (accounts.knownRules().admit(user.rolesInUse(), origin)) {
            return true;
        }
        String stray = user.id() + " " + Origins.key(origin);
        if (strays.fail(stray, accounts.now()).isPresent()) {
            unit.run(
                    em ->
                            accounts.audited(
                                    user.actor(origin),
                                    "user.network-refused",
                                    "user " + user.id(),
                                    "at work"));
        }
        return false;
    }

    @Override
    public void signOut(String sessionSecret) {
        sessions.end(sessionSecret);
    }

    @Override
    public Optional<User> tokenOwner(String token) {
        return tokens.owner(token);
    }

    @Override
    public String createToken(Actor actor, UserId owner, String label) {
        accounts.demandOwnOrManager(actor, owner);
        return tokens.create(actor, owner, label);
    }

    @Override
    public List<ApiToken> tokens(Actor actor, UserId owner) {
        accounts.demandOwnOrManager(actor, owner);
        return tokens.list(owner);
    }

    @Override
    public void revokeToken(Actor actor, TokenId id) {
        UserId owner = tokens.ownerOf(id).orElseThrow(() -> new NotFoundException("token " + id));
        accounts.demandOwnOrManager(actor, owner);
        tokens.revoke(actor, id);
    }

    /** What a sign-in needs to know of an account before it compares passwords. */
    private record Known(long id, String hash, Optional<Instant> lockedUntil) {
        static Known of(UserEntity user, Instant now) {
            return new Known(user.id(), user.passwordHash(), user.lockedUntil(now));
        }
    }
}
