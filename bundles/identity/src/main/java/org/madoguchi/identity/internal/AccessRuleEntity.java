// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import org.madoguchi.api.identity.AccessRule;
import org.madoguchi.api.identity.DemandedFactor;
import org.madoguchi.api.identity.Role;

/** How people with a role get in. */
@Entity
@Table(name = "identity_access_rule")
class AccessRuleEntity {
    @Id
    @Column(name = "role_name", length = 40)
    private String role;

    @Column(name = "second_factor", nullable = false)
    private boolean secondFactor;

    /** Only a passkey will do. */
    @Column(name = "passkey", nullable = false)
    private int passkey;

    @Column(name = "passkey_alone", nullable = false)
    private int passkeyAlone;

    @Column(name = "networks", nullable = false, length = 4000)
    private String networks;

    protected AccessRuleEntity() {}

    AccessRuleEntity(AccessRule rule) {
        role = rule.role().name();
        become(rule);
    }

    final void become(AccessRule rule) {
        secondFactor = rule.factor() != DemandedFactor.NONE;
        passkey = rule.factor() == DemandedFactor.PASSKEY ? 1 : 0;
        passkeyAlone = rule.passkeyAlone() ? 1 : 0;
        networks = String.join(" ", rule.networks());
    }

    AccessRule toRecord() {
        List<String> listed = networks.isEmpty() ? List.of() : Arrays.asList(networks.split(" "));
        return new AccessRule(Role.valueOf(role), factor(), passkeyAlone != 0, listed);
    }

    private DemandedFactor factor() {
        if (!secondFactor) {
            return DemandedFactor.NONE;
        }
        return passkey == 0 ? DemandedFactor.ANY : DemandedFactor.PASSKEY;
    }
}
