// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A recovery code that has not been used; its owner has it on paper. */
@Entity
@Table(name = "identity_recovery_code")
class RecoveryCodeEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "user_id", nullable = false, updatable = false)
    private long userId;

    @Column(name = "code_hash", nullable = false, updatable = false, length = 64)
    private String codeHash;

    protected RecoveryCodeEntity() {}

    RecoveryCodeEntity(long id, long userId, String codeHash) {
        this.id = id;
        this.userId = userId;
        this.codeHash = codeHash;
    }
}
