// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.Set;
import org.madoguchi.api.identity.Actor;

/** Which of the rules are in force; none as delivered. Safe for use by several threads. */
public interface HandlingRules {
    /** Needs no permission. */
    Set<HandlingRule> inForce();

    /** Counts at once; needs {@code FORM_MANAGE}, is audited. */
    void change(Actor actor, Set<HandlingRule> inForce);
}
