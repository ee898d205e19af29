// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi web")
@interface WebConfig {
    @AttributeDefinition(description = "Proxies whose X-Forwarded headers are believed")
    String[] trusted_proxies() default {"127.0.0.1", "::1"};

    @AttributeDefinition(description = "Networks that may use the private zone; empty: all")
    String[] private_networks() default {};

    @AttributeDefinition(description = "Further ports of the private zone, such as one with HTTPS")
    String[] private_ports() default {};

    @AttributeDefinition(description = "Languages of the public zone as BCP 47 tags")
    String[] languages() default {
        "ja", "en", "zh-Hans", "zh-Hant", "ko", "vi", "pt", "es", "fil", "id", "ne", "th"
    };

    @AttributeDefinition(description = "Forms of one public address in a minute")
    int public_posts_per_minute() default 30;

    @AttributeDefinition(description = "Pages for one public address in a minute")
    int public_requests_per_minute() default 1200;

    @AttributeDefinition(description = "Calls of other systems from one address in a minute")
    int hook_requests_per_minute() default 6000;

    @AttributeDefinition(description = "Tries to sign in from one address in a minute")
    int sign$_$in_tries_per_minute() default 60;
}
