// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.List;

/**
 * The passkeys of an account and what they are good for.
 *
 * @param keys oldest first
 * @param demanded a role of the account wants a passkey and nothing else
 * @param alone a passkey opens the door without the password
 * @param lastNeeded the last of them cannot be removed: a role demands a second factor, and there
 *     is no other
 */
public record PasskeyRing(List<Passkey> keys, boolean demanded, boolean alone, boolean lastNeeded) {
    public PasskeyRing {
        keys = List.copyOf(keys);
    }
}
