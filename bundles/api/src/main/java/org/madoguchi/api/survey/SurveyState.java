// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.survey;

/** How far a survey is. */
public enum SurveyState {
    /** Nobody is asked; everything may be changed. */
    DRAFT,
    /** People are asked within its period; the questions stay as they are. */
    OPEN,
    /** Nobody is asked any more, and no answer is taken. */
    CLOSED
}
