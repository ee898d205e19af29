// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.postal.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi postal codes")
@interface PostalConfig {
    @AttributeDefinition(
            description =
                    "File of all codes as Japan Post publishes it, .csv or .zip; empty: the one"
                            + " that came with the product")
    String file() default "";

    @AttributeDefinition(
            description =
                    "CSV file that puts towns into districts of the city; empty: every town is a"
                            + " district of its own")
    String districts() default "";
}
