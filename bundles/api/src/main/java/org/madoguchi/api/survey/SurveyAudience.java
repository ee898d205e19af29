// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.survey;

/** Who is asked. */
public enum SurveyAudience {
    /** Who has turned to the desk, by an invitation (YK-041). */
    CITIZENS,
    /** Signed-in people of the city (YK-040). */
    STAFF
}
