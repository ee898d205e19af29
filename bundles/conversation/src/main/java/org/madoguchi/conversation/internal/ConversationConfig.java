// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi conversations")
@interface ConversationConfig {
    @AttributeDefinition(
            description =
                    "When operators answer, such as 08:00-21:00 or mon-fri 08:30-17:15; empty:"
                            + " always")
    String hours() default "";

    @AttributeDefinition(
            description = "Days off: dates, 12-29 for every year's, national for public holidays")
    String[] holidays() default {};

    @AttributeDefinition(description = "Single dates with other hours, such as 2026-12-29 closed")
    String[] special() default {};

    @AttributeDefinition(description = "Rooms that may be open at once")
    int rooms_max() default 1000;

    @AttributeDefinition(description = "Minutes without a word after which a room is closed")
    int idle_minutes() default 30;

    @AttributeDefinition(description = "Seconds without a sign of an operator before rooms go back")
    int operator_patience_seconds() default 90;
}
