// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.util.List;

/**
 * A passkey as it is stored.
 *
 * @param attested what the authenticator told of it (WebAuthn, 6.5.1), in base64url
 * @param signCount its own count of uses; 0 when it does not count
 */
record KnownKey(
        String credentialHash,
        String attested,
        long signCount,
        boolean userVerified,
        boolean backupEligible,
        boolean backedUp,
        List<String> transports) {
    KnownKey {
        transports = List.copyOf(transports);
    }
}
