// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

/** How an operator takes the calls of one queue (SP-027, YK-034). */
public enum Skill {
    /** Rung among the first. What holds as long as nothing else was said. */
    FIRST,
    /** Rung when nobody of the first is free. */
    HELPS,
    /** Never rung. */
    NONE
}
