// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.platform.asterisk;

/** Why there is no session. */
public enum AmiTrouble {
    /** Nobody answers, or the session broke. */
    UNREACHABLE,
    /** Asterisk does not accept user and secret, or not from this machine. */
    REFUSED
}
