// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The app of an account; asked for at sign-in once the account says so. */
@Entity
@Table(name = "identity_second_factor")
class SecondFactorEntity {
    @Id
    @Column(name = "user_id")
    private long userId;

    @Column(name = "sealed_secret", nullable = false, updatable = false, length = 200)
    private String sealedSecret;

    @Column(name = "last_step", nullable = false)
    private long lastStep;

    protected SecondFactorEntity() {}

    SecondFactorEntity(long userId, String sealedSecret) {
        this.userId = userId;
        this.sealedSecret = sealedSecret;
    }

    String sealedSecret() {
        return sealedSecret;
    }

    long lastStep() {
        return lastStep;
    }

    void used(long step) {
        lastStep = step;
    }
}
