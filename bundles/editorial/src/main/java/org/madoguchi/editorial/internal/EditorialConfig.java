// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi: use of the FAQ")
@interface EditorialConfig {
    @AttributeDefinition(description = "Days for which searches, views and verdicts are kept")
    int keep_days() default 1_830;

    @AttributeDefinition(description = "Words that never appear among the words of the hour")
    String[] hidden_words() default {};
}
