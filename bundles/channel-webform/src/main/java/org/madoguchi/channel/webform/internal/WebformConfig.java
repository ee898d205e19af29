// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi web form")
@interface WebformConfig {
    @AttributeDefinition(description = "Channel id kept in cases for ever")
    String id() default "webform-main";

    @AttributeDefinition(description = "Longest text of an inquiry in characters, 1000 to 200000")
    int text_max() default 10_000;

    @AttributeDefinition(description = "Most files with one inquiry, 0 to 10")
    int files_max() default 3;

    @AttributeDefinition(description = "All files of one inquiry together in megabytes, 1 to 25")
    int files_megabytes() default 10;

    @AttributeDefinition(
            description = "Space for files of forms that are being filled in, in megabytes")
    int pending_megabytes() default 300;

    @AttributeDefinition(
            description = "The form is offered in articles only; others are led to the FAQ")
    boolean articles_only() default true;

    @AttributeDefinition(
            description =
                    "Who sends sooner than so many seconds after the form was shown must press the"
                            + " button again, 0 to 60; 0 switches it off")
    int fill_seconds() default 3;

    @AttributeDefinition(description = "Inquiries of one address in a minute, 1 to 10000")
    int sends_per_minute() default 10;
}
