// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi cases")
@interface CasesConfig {
    @AttributeDefinition(
            description = "Send an automatic note of receipt, at most one for each peer and day")
    boolean acknowledge() default true;
}
