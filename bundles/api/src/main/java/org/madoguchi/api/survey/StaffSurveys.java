// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.survey;

import java.util.List;
import java.util.Map;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;

/**
 * Surveys that ask the city's own people (YK-040). Who has answered is kept apart from what was
 * answered. Safe for use by several threads.
 */
public interface StaffSurveys {
    /** Those that ask this person today, answered ones left out. */
    List<Survey> waiting(Actor actor);

    /**
     * @throws NotFoundException when it does not ask this person today, or was answered
     */
    Survey waiting(Actor actor, SurveyId id);

    /**
     * Keeps a person's answers; they cannot be changed.
     *
     * @param answers of {@link org.madoguchi.api.form.FormSheets.Sheet}, complete
     * @throws RejectedException when the person has answered before
     */
    void answer(Actor actor, SurveyId id, Map<String, List<String>> answers);
}
