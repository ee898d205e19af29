// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi knowledge")
@interface KnowledgeConfig {
    @AttributeDefinition(
            description = "Only somebody else than the writer of a text may publish it")
    boolean four_eyes() default false;

    @AttributeDefinition(
            description =
                    "Readers see a machine's translation, marked as such, before a person has"
                            + " confirmed it")
    boolean machine_translations_public() default false;
}
