// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.directory.DepartmentId;
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

    protected UserEntity() {}

    UserEntity(long id, NewUser user, String passwordHash, boolean mustChangePassword) {
        this.id = id;
        become(user, true);
        password(passwordHash, mustChangePassword);
    }

    final void become(NewUser user, boolean isActive) {
        login = user.login();
        name = user.name();
        roles = user.roles().stream().map(Role::name).sorted().collect(Collectors.joining(","));
        departmentId = user.department().map(DepartmentId::value).orElse(null);
        active = isActive;
    }

    /** A new password also ends a lock. */
    final void password(String hash, boolean mustChange) {
        passwordHash = hash;
        mustChangePassword = mustChange;
        forgetFailures();
    }

    /** The same password under other parameters. */
    void rehash(String hash) {
        passwordHash = hash;
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

    boolean isActive() {
        return active;
    }

    /** Counts a wrong password; how many there are now. */
    int fail() {
        failures++;
        return failures;
    }

    String passwordHash() {
        return passwordHash;
    }

    Optional<Instant> lockedUntil(Instant now) {
        return Optional.ofNullable(Times.instant(lockedUntil)).filter(now::isBefore);
    }

    Set<Role> roles() {
        return Arrays.stream(roles.split(",")).map(Role::valueOf).collect(Collectors.toSet());
    }

    User toRecord(Instant now) {
        return new User(
                new UserId(id),
                login,
                name,
                roles(),
                Optional.ofNullable(departmentId).map(DepartmentId::new),
                active,
                mustChangePassword,
                lockedUntil(now));
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
