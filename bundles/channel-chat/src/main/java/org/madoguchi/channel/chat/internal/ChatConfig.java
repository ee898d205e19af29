// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi chat")
@interface ChatConfig {
    @AttributeDefinition(description = "Channel id, kept in cases for ever")
    String id() default "chat-main";

    @AttributeDefinition(
            description = "Other sites that show the chat, such as https://www.city.jp")
    String[] origins() default {};

    @AttributeDefinition(description = "Messages of one room in a minute")
    int messages_per_minute() default 20;

    @AttributeDefinition(description = "Rooms that one address may open in an hour")
    int rooms_per_hour() default 120;

    @AttributeDefinition(description = "Live connections at once")
    int connections_max() default 2000;
}
