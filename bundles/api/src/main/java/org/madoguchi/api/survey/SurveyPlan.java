// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.survey;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.editorial.Period;

/**
 * Whom a survey asks, when and on which occasions.
 *
 * @param period in which people are invited and answers taken, in days of the city's calendar
 * @param occasions of no use for staff
 * @param departments whose staff is asked; empty for all staff. Of no use for citizens
 */
public record SurveyPlan(
        SurveyAudience audience,
        Period period,
        Set<SurveyOccasion> occasions,
        Set<DepartmentId> departments) {
    public SurveyPlan {
        occasions =
                occasions.isEmpty()
                        ? Set.of()
                        : Collections.unmodifiableSet(EnumSet.copyOf(occasions));
        departments = Set.copyOf(departments);
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(period.first()) && !day.isAfter(period.last());
    }
}
