// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.retention.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi: retention")
@interface RetentionConfig {
    @AttributeDefinition(
            description =
                    "Shortest period that can be set, in months from 1 to 360; 3 where a contract says so")
    int shortest_months() default 1;
}
