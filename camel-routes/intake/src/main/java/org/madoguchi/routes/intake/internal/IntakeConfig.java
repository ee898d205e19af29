// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi intake")
@interface IntakeConfig {
    @AttributeDefinition(
            description =
                    "Messages of one sender within an hour after which no note of receipt is sent")
    int sender_limit() default 20;
}
