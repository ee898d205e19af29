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
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Grant;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** What became of an account's rights; never changed. */
@Entity
@Table(name = "identity_grant")
class GrantEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "changed_at", nullable = false, updatable = false)
    private LocalDateTime changedAt;

    @Column(name = "user_id", nullable = false, updatable = false)
    private long userId;

    @Column(name = "login", nullable = false, updatable = false, length = 64)
    private String login;

    @Column(name = "name", nullable = false, updatable = false, length = 100)
    private String name;

    @Column(name = "kind", nullable = false, updatable = false, length = 20)
    private String kind;

    @Column(name = "roles_before", nullable = false, updatable = false, length = 200)
    private String rolesBefore;

    @Column(name = "roles_after", nullable = false, updatable = false, length = 200)
    private String rolesAfter;

    @Column(name = "department_id", updatable = false)
    private Long departmentId;

    @Column(name = "changed_by", nullable = false, updatable = false, length = 200)
    private String changedBy;

    @Column(name = "reason", nullable = false, updatable = false, length = 200)
    private String reason;

    protected GrantEntity() {}

    GrantEntity(
            long id,
            Instant now,
            UserEntity user,
            Grant.Kind kind,
            String rolesBefore,
            Actor actor,
            String reason) {
        this(id, now, user, kind, rolesBefore, user.rights(), actor, reason);
    }

    GrantEntity(
            long id,
            Instant now,
            UserEntity user,
            Grant.Kind kind,
            String rolesBefore,
            String rolesAfter,
            Actor actor,
            String reason) {
        this.id = id;
        this.changedAt = Times.column(now);
        this.userId = user.id();
        this.login = user.login();
        this.name = user.name();
        this.kind = kind.name();
        this.rolesBefore = rolesBefore;
        this.rolesAfter = rolesAfter;
        this.departmentId = user.departmentId();
        this.changedBy = actor.name().substring(0, Math.min(200, actor.name().length()));
        this.reason = reason;
    }

    Grant toRecord() {
        return new Grant(
                Times.instant(changedAt),
                new UserId(userId),
                login,
                name,
                Grant.Kind.valueOf(kind),
                roles(rolesBefore),
                roles(rolesAfter),
                Optional.ofNullable(departmentId).map(DepartmentId::new),
                changedBy,
                reason);
    }

    private static Set<Role> roles(String names) {
        return Arrays.stream(names.split(","))
                .filter(role -> !role.isEmpty())
                .map(Role::valueOf)
                .collect(Collectors.toSet());
    }
}
