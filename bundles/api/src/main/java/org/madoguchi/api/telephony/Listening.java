// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

/** How a supervisor takes part in an operator's call (FJ-060, ST-216). */
public enum Listening {
    /** Hears both sides; nobody hears the supervisor. */
    QUIETLY,
    /** Hears both sides and is heard by the operator only, not by the citizen (ささやき). */
    WHISPERING
}
