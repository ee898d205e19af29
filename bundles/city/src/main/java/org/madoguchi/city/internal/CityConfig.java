// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.city.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi: the city")
@interface CityConfig {
    @AttributeDefinition(description = "Name as citizens know it")
    String name() default "あさひ市";

    @AttributeDefinition(description = "Name in English")
    String name_en() default "Asahi City";

    @AttributeDefinition(description = "Name of the desk; signs outgoing messages")
    String desk() default "あさひ市コンタクトセンター";

    @AttributeDefinition(description = "Name of the desk in English")
    String desk_en() default "Asahi City Contact Centre";

    @AttributeDefinition(description = "Where citizens reach the site; empty: this machine")
    String public_url() default "";

    @AttributeDefinition(description = "Where staff reach the console; empty: this machine")
    String console_url() default "";

    @AttributeDefinition(description = "Zone in which times are shown")
    String zone() default "Asia/Tokyo";

    @AttributeDefinition(description = "When departments can be reached, mon-fri 08:30-17:15")
    String hours() default "mon-fri 08:30-17:15";

    @AttributeDefinition(description = "Days without hours: national, 12-29, 2026-11-23")
    String holidays() default "national, 12-29, 12-30, 12-31, 01-02, 01-03";

    @AttributeDefinition(description = "Single dates, 2026-12-28 08:30-12:00; 2026-12-29 closed")
    String special() default "";
}
