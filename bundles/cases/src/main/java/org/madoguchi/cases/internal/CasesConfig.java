// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi cases")
@interface CasesConfig {
    @AttributeDefinition(
            description = "Send an automatic note of receipt, at most one for each peer and day")
    boolean acknowledge() default true;

    @AttributeDefinition(
            description =
                    "Add questions of the FAQ to the note of receipt where an answer is expected"
                            + " at once (LINE)")
    boolean suggest() default true;

    @AttributeDefinition(
            description =
                    "Hours after closing in which a message of the same conversation (LINE, SMS)"
                            + " opens the case again instead of a new one, 0 to 8760")
    int conversation_hours() default 24;

    @AttributeDefinition(
            description =
                    "Seconds for which a released answer can still be taken back before it leaves,"
                            + " 0 to 600")
    int hold_seconds() default 10;

    @AttributeDefinition(
            description =
                    "The city's own mail domains, with what is below them: mail to them does not"
                            + " leave the house")
    String[] own_domains() default {};

    @AttributeDefinition(
            description = "Working days within which a citizen should have an answer, 1 to 60")
    int answer_days() default 3;

    @AttributeDefinition(
            description =
                    "Days that are no working days: SATURDAY, 01-01 (every year) or 2026-11-23")
    String[] closed_days() default {
        "SATURDAY", "SUNDAY", "12-29", "12-30", "12-31", "01-01", "01-02", "01-03"
    };
}
