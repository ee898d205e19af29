// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Actor;

/**
 * The indicators, as an administrator edits them. Changes need {@code FORM_MANAGE}, are audited,
 * and are in use at once, for past months too. Safe for use by several threads.
 *
 * @throws org.madoguchi.api.NotFoundException when there is no such indicator
 * @throws org.madoguchi.api.RejectedException when the person can mend it
 */
public interface Indicators {
    /** Most indicators. */
    int MOST = 100;

    /** Most targets of an indicator. */
    int MOST_TARGETS = 60;

    /** All in their order, the retired ones too; needs no permission. */
    List<Indicator> all();

    /** Adds an indicator of all calls or cases at the end, without any target. */
    Indicator add(Actor actor, LocalizedText name, Measure measure);

    /** Changes everything but what is measured and whether it is retired. */
    Indicator save(Actor actor, Indicator indicator);

    /**
     * @param position counts from 0
     */
    void move(Actor actor, IndicatorId id, int position);

    void retire(Actor actor, IndicatorId id, boolean retired);
}
