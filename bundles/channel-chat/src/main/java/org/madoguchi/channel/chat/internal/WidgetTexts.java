// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import java.util.List;

/** Names of the widget's texts: {@code widget.} and the name is the key in the messages. */
final class WidgetTexts {
    static final List<String> KEYS =
            List.of(
                    "title",
                    "close",
                    "end",
                    "end.ask",
                    "end.yes",
                    "end.no",
                    "log",
                    "hello",
                    "private",
                    "hours",
                    "closed",
                    "nobody",
                    "topic",
                    "topic.none",
                    "write",
                    "send",
                    "too.long",
                    "you",
                    "desk",
                    "guide",
                    "sending",
                    "articles",
                    "articles.none",
                    "articles.near",
                    "solved",
                    "call",
                    "leave",
                    "leave.title",
                    "leave.text",
                    "leave.send",
                    "mail",
                    "mail.asked",
                    "mail.send",
                    "mail.given",
                    "called",
                    "wait.leave",
                    "joined",
                    "handed",
                    "again",
                    "ended.SOLVED",
                    "ended.LEFT",
                    "ended.MESSAGE_LEFT",
                    "ended.BY_OPERATOR",
                    "ended.IDLE",
                    "gone",
                    "fresh",
                    "survey",
                    "away",
                    "back",
                    "slow",
                    "unread",
                    "ways");

    private WidgetTexts() {}
}
