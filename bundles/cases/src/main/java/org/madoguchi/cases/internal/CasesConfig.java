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
}
