// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi outbox")
@interface OutboxConfig {
    @AttributeDefinition(
            description = "Hours a message may be tried before it becomes a dead letter, 1 to 168")
    int giveUpAfterHours() default 48;
}
