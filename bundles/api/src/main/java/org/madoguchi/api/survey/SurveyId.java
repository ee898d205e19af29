// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.survey;

/** Names a survey. */
public record SurveyId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
