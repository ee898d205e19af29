// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.survey;

import java.time.LocalDate;
import org.madoguchi.api.form.FormContent;

/**
 * A survey as it is now.
 *
 * @param questions its title, its introduction and its items; categories and receipt are of no use
 * @param revision counts its changes from 1
 */
public record Survey(
        SurveyId id, SurveyPlan plan, FormContent questions, SurveyState state, int revision) {
    /** Whether people are asked on this day. */
    public boolean asksOn(LocalDate day) {
        return state == SurveyState.OPEN && plan.covers(day);
    }
}
