// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.util.List;
import org.madoguchi.api.identity.Actor;

/**
 * Emergencies, planned stops, outages and faults, as they are written down by hand. Changes need
 * {@code FORM_MANAGE} and are audited. Safe for use by several threads.
 */
public interface Incidents {
    /** Most that are kept. */
    int MOST = 2000;

    /** The latest first; needs no permission. */
    List<Incident> all();

    /**
     * @throws org.madoguchi.api.RejectedException when it ends before it begins, lasts longer than
     *     a year, overlaps another one of its kind (faults may), has no reason, or too long texts
     */
    Incident add(Actor actor, Incident incident);

    /**
     * Writes down what is known by now, with the same id.
     *
     * @throws org.madoguchi.api.RejectedException as {@link #add}
     * @throws org.madoguchi.api.NotFoundException when there is none
     */
    void change(Actor actor, Incident incident);

    /**
     * @throws org.madoguchi.api.NotFoundException when there is none
     */
    void remove(Actor actor, long id);
}
