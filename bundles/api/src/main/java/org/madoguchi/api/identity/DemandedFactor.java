// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

/** What a role demands besides the password. */
public enum DemandedFactor {
    NONE,
    /** An app's codes or a passkey, whichever people have. */
    ANY,
    /** A passkey: codes can be asked for by a page that only looks like ours, passkeys cannot. */
    PASSKEY
}
