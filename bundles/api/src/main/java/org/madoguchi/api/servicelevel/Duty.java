// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

/** How binding a target is (ST-306); an indicator may have one of each (FJ-247). */
public enum Duty {
    /** Has to be met (義務). */
    BINDING,
    /** Is striven for (目標値). */
    GOAL
}
