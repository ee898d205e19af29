// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.List;

/**
 * How people with a role get in.
 *
 * @param factor the second factor that whoever has the role must have
 * @param passkeyAlone a passkey that has verified its owner opens the door without a password
 * @param networks addresses or networks in CIDR notation, IPv4 and IPv6, where the role may be
 *     used; empty for everywhere
 */
public record AccessRule(
        Role role, DemandedFactor factor, boolean passkeyAlone, List<String> networks) {
    public AccessRule {
        networks = List.copyOf(networks);
    }

    /**
     * @param secondFactor whoever has the role must have a second factor of any kind
     */
    public AccessRule(Role role, boolean secondFactor, List<String> networks) {
        this(role, secondFactor ? DemandedFactor.ANY : DemandedFactor.NONE, false, networks);
    }
}
