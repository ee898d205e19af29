// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi health and metrics")
@interface OperationsConfig {
    @AttributeDefinition(
            description = "Networks in CIDR notation that may ask for health and metrics")
    String[] networks() default {"127.0.0.0/8", "::1"};
}
