// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi reports by mail")
@interface ReportsConfig {
    @AttributeDefinition(description = "Mail addresses that get the reports; empty: nobody")
    String[] to() default {};

    @AttributeDefinition(description = "From this time of day on, by the city's clock")
    String at() default "07:30";

    @AttributeDefinition(description = "day, week, month, half, fiscal-year, year")
    String[] kinds() default {"day"};

    @AttributeDefinition(description = "Also on days on which the city is closed")
    String every_day() default "no";
}
