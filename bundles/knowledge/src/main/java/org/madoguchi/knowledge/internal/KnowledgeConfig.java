// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi knowledge")
@interface KnowledgeConfig {
    @AttributeDefinition(
            description = "Only somebody else than the writer of a text may publish it")
    boolean four_eyes() default false;
}
