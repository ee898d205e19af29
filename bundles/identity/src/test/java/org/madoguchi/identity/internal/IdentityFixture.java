// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.PasswordSignIn;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.User;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Configurations;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** The module on a real database, with a cheap hash and a clock that stands still. */
final class IdentityFixture implements AutoCloseable {
    /** A console that is opened on the machine itself. */
    private static final City THIS_MACHINE =
            new Asahi(URI.create("http://127.0.0.1:8780"), URI.create("http://127.0.0.1:8781"));

    static final Actor ADMINISTRATOR = Actor.system("test");
    static final String PASSWORD = "Asahi2026";
    static final String ORIGIN = "192.0.2.10";

    final TestClock clock = new TestClock(Instant.parse("2026-11-21T03:00:00Z"));

    /** Actor's name, action, subject and detail. */
    final List<String> audited = new CopyOnWriteArrayList<>();

    /** Who else checks passwords. */
    final List<PasswordSignIn> providers = new CopyOnWriteArrayList<>();

    private final StorageFixture storage;
    private final Path folder;
    private Accounts accounts;
    private StoredUsers users;
    private StoredSignIns signIns;
    private StoredSecondFactors factors;
    private StoredAccessRules rules;
    private StoredTeams teams;

    /** What the stored second factors are sealed with. */
    byte[] key = new byte[SecretBox.KEY_BYTES];

    private IdentityFixture(StorageFixture storage, Map<String, ?> lines) {
        this.storage = storage;
        try {
            folder = Files.createTempDirectory("madoguchi-identity");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(lines);
        forgetEverybody();
        start(lines);
    }

    /** A start on an empty database. */
    static IdentityFixture start(StorageFixture storage, Map<String, ?> lines) {
        return new IdentityFixture(storage, lines);
    }

    private void start(Map<String, ?> lines) {
        if (accounts != null) {
            accounts.close();
        }
        Map<String, Object> cheap = new HashMap<>(Map.of("hash_memoryKiB", 64));
        cheap.putAll(lines);
        accounts =
                new Accounts(
                        storage.storage(),
                        storage.transactions(),
                        new ListingTrail(),
                        Settings.from(Configurations.of(IdentityConfig.class, cheap)),
                        new SecretBox(key),
                        () -> List.copyOf(providers),
                        clock);
        users = new StoredUsers(accounts, storage.transactions(), firstSignInFile());
        signIns = new StoredSignIns(accounts);
        factors = new StoredSecondFactors(accounts);
        rules = new StoredAccessRules(accounts);
        teams = new StoredTeams(accounts, storage.transactions());
    }

    private void forgetEverybody() {
        for (String entity :
                List.of(
                        "SessionEntity",
                        "TokenEntity",
                        "HalfSignInEntity",
                        "SecondFactorEntity",
                        "RecoveryCodeEntity",
                        "AccessRuleEntity",
                        "GrantEntity",
                        "TeamMemberEntity",
                        "TeamEntity",
                        "OutsideAccountEntity",
                        "PasskeyEntity",
                        "ChallengeEntity",
                        "StandInEntity",
                        "UserEntity")) {
            accounts.unit()
                    .run(em -> em.createQuery("DELETE FROM " + entity + " e").executeUpdate());
        }
        audited.clear();
    }

    /** Stops and starts the module on the same database with another configuration. */
    void restart(Map<String, ?> lines) {
        start(lines);
    }

    Path firstSignInFile() {
        return folder.resolve("first-sign-in.txt");
    }

    Accounts accounts() {
        return accounts;
    }

    StoredUsers users() {
        return users;
    }

    StoredSignIns signIns() {
        return signIns;
    }

    StoredSecondFactors factors() {
        return factors;
    }

    StoredPasskeys passkeys() {
        return new StoredPasskeys(accounts, THIS_MACHINE);
    }

    StoredOutsideSignIns outside() {
        return new StoredOutsideSignIns(accounts);
    }

    StoredUserTransfer transfer() {
        return new StoredUserTransfer(accounts);
    }

    StoredGrants grants() {
        return new StoredGrants(accounts);
    }

    StoredAccessRules rules() {
        return rules;
    }

    StoredTeams teams() {
        return teams;
    }

    User operator(String login) {
        return users.create(
                ADMINISTRATOR,
                new NewUser(login, "佐藤 花子", Set.of(Role.OPERATOR), Optional.empty()),
                PASSWORD,
                true);
    }

    /** Signs in and gives the session's secret. */
    String sessionOf(String login) {
        return ((SignIn.Accepted) signIns.signIn(login, PASSWORD, ORIGIN)).sessionSecret();
    }

    String passwordHash(User user) {
        return accounts.unit()
                .required(em -> em.find(UserEntity.class, user.id().value()).passwordHash());
    }

    @Override
    public void close() {
        accounts.close();
        try {
            Files.deleteIfExists(firstSignInFile());
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class ListingTrail implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(String.join("|", actor.name(), action, subject, detail));
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            return new Page<>(List.of(), 0, request);
        }
    }
}
