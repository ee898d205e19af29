// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi: the public site")
@interface PortalConfig {
    @AttributeDefinition(description = "Words under the search box until enough is searched")
    String[] keywords() default {"粗大ごみ", "住民票", "マイナンバーカード", "保育園", "転入"};

    @AttributeDefinition(description = "Other sites of the city: label | English label | address")
    String[] links() default {};

    @AttributeDefinition(description = "Ask readers whether the answer helped")
    boolean feedback() default true;

    @AttributeDefinition(description = "Days that the ranking looks back, 1 to 366")
    int ranking_days() default 30;

    @AttributeDefinition(description = "Parts of a User-Agent that only programs have")
    String[] crawlers() default {
        "bot",
        "crawl",
        "spider",
        "slurp",
        "archiver",
        "fetch",
        "preview",
        "scan",
        "monitor",
        "curl",
        "wget",
        "python",
        "java/",
        "http-client",
        "go-http",
        "okhttp",
        "libwww",
        "headlesschrome",
        "lighthouse",
        "facebookexternalhit",
        "mediapartners"
    };
}
