// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Deputy;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** An account. */
@Entity
@Table(name = "identity_user")
class UserEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "login", nullable = false, length = 64)
    private String login;

    @Column(name = "name", nullable = false, length = 100)
    private String name;

    @Column(name = "roles", nullable = false, length = 200)
    private String roles;

    @Column(name = "department_id")
    private Long departmentId;

    @Column(name = "active", nullable = false)
    private boolean active;

    @Column(name = "password_hash", nullable = false, length = 200)
    private String passwordHash;

    @Column(name = "must_change_password", nullable = false)
    private boolean mustChangePassword;

    @Column(name = "failures", nullable = false)
    private int failures;

    @Column(name = "locked_until")
    private LocalDateTime lockedUntil;

    @Column(name = "second_factor_at")
    private LocalDateTime secondFactorAt;

    @Column(name = "password_at")
    private LocalDateTime passwordAt;

    @Column(name = "deputy_role", length = 40)
    private String deputyRole;

    @Column(name = "deputy_until")
    private LocalDateTime deputyUntil;

    protected UserEntity() {}

    UserEntity(
            long id, NewUser user, String passwordHash, boolean mustChangePassword, Instant now) {
        this.id = id;
        become(user, true);
        password(passwordHash, mustChangePassword, now);
    }

    final void become(NewUser user, boolean isActive) {
        login = user.login();
        name = user.name();
        roles = user.roles().stream().map(Role::name).sorted().collect(Collectors.joining(","));
        departmentId = user.department().map(DepartmentId::value).orElse(null);
        active = isActive;
        if (!isActive) {
            deputise(null);
        }
    }

    /**
     * @param deputy null for none any more
     */
    final void deputise(Deputy deputy) {
        deputyRole = deputy == null ? null : deputy.role().name();
        deputyUntil = deputy == null ? null : Times.column(deputy.until());
    }

    Optional<Deputy> deputy(Instant now) {
        return Optional.ofNullable(Times.instant(deputyUntil))
                .filter(now::isBefore)
                .map(until -> new Deputy(Role.valueOf(deputyRole), until));
    }

    /** Null for none. */
    Instant deputyUntil() {
        return Times.instant(deputyUntil);
    }

    /** A new password also ends a lock. */
    final void password(String hash, boolean mustChange, Instant now) {
        passwordHash = hash;
        passwordAt = Times.column(now);
        mustChangePassword = mustChange;
        forgetFailures();
    }

    /** The same password under other parameters. */
    void rehash(String hash) {
        passwordHash = hash;
    }

    /**
     * Demands a new password of whoever has the present one for longer; it still opens the door.
     */
    void expirePassword(Instant setBefore) {
        if (passwordAt == null || Times.instant(passwordAt).isBefore(setBefore)) {
            mustChangePassword = true;
        }
    }

    boolean hasSecondFactor() {
        return secondFactorAt != null;
    }

    Optional<Instant> secondFactorSince() {
        return Optional.ofNullable(Times.instant(secondFactorAt));
    }

    /**
     * @param since null when none is asked for any more
     */
    void secondFactor(Instant since) {
        secondFactorAt = Times.column(since);
    }

    void forgetFailures() {
        failures = 0;
        lockedUntil = null;
    }

    void lock(Instant until) {
        failures = 0;
        lockedUntil = Times.column(until);
    }

    long id() {
        return id;
    }

    String login() {
        return login;
    }

    String name() {
        return name;
    }

    Long departmentId() {
        return departmentId;
    }

    /** Names of the roles that the account always has, separated by commas; none when retired. */
    String rights() {
        return active ? roles : "";
    }

    /** The same at a moment, with the role for a time. */
    String rightsAt(Instant now) {
        return active
                ? rolesAt(now).stream().map(Role::name).sorted().collect(Collectors.joining(","))
                : "";
    }

    /** All roles, with the one for a time. */
    Set<Role> rolesAt(Instant now) {
        Set<Role> all = roles();
        deputy(now).map(Deputy::role).ifPresent(all::add);
        return all;
    }

    /** Whether an administrator who says this of it changes nothing. */
    boolean isAs(NewUser user) {
        return login.equals(user.login())
                && name.equals(user.name())
                && roles().equals(user.roles())
                && Optional.ofNullable(departmentId)
                        .equals(user.department().map(DepartmentId::value));
    }

    boolean isActive() {
        return active;
    }

    /** Counts a wrong password; how many there are now. */
    int fail() {
        failures++;
        return failures;
    }

    /** Without one, a provider is asked who it is. */
    boolean hasPassword() {
        return !passwordHash.equals(PasswordHasher.NONE);
    }

    void dropPassword() {
        passwordHash = PasswordHasher.NONE;
        mustChangePassword = false;
    }

    String passwordHash() {
        return passwordHash;
    }

    Optional<Instant> lockedUntil(Instant now) {
        return Optional.ofNullable(Times.instant(lockedUntil)).filter(now::isBefore);
    }

    Set<Role> roles() {
        return Arrays.stream(roles.split(","))
                .map(Role::valueOf)
                .collect(Collectors.toCollection(HashSet::new));
    }

    User toRecord(Instant now) {
        return toRecord(now, true);
    }

    /**
     * @param byPassword whether a password of ours opened the door, so that one which is due for a
     *     change matters
     */
    User toRecord(Instant now, boolean byPassword) {
        return new User(
                new UserId(id),
                login,
                name,
                roles(),
                Optional.ofNullable(departmentId).map(DepartmentId::new),
                active,
                mustChangePassword && byPassword,
                lockedUntil(now),
                deputy(now));
    }

    /** For the audit trail. */
    String told() {
        return login
                + " ("
                + name
                + ") "
                + roles
                + (departmentId == null ? "" : " department " + departmentId)
                + (active ? "" : " retired");
    }
}
