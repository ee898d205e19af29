// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import org.madoguchi.api.identity.Actor;

/** What the city has chosen for its board. Safe for use by several threads. */
public interface BoardSettings {
    /** Needs no permission and costs nothing. */
    BoardLimits limits();

    /**
     * Counts at once; needs {@code FORM_MANAGE}, is audited.
     *
     * @throws org.madoguchi.api.RejectedException when a number is out of its bounds
     */
    void change(Actor actor, BoardLimits limits);
}
