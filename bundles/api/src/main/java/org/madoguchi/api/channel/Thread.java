// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.List;

/**
 * Which earlier messages this one belongs to, in the channel's own ids (Message-IDs, a chat
 * session, a LINE user).
 *
 * <p>The desk joins a message to a case by a case token first, then by the nearest reference it
 * knows, then by the conversation; otherwise it opens a new one. It knows the {@code messageId} of
 * what came in and the {@link Delivery.Accepted#carrierRef} of what went out. Never guess from the
 * subject's words.
 *
 * @param messageId this message's own id, may be empty
 * @param references ids of earlier messages, the nearest first; at most 100 are looked at
 * @param caseTokens tokens of ours found where {@link OutboundMessage#caseToken} was put; what is
 *     no token does no harm
 * @param conversation what goes on between one person and this channel where messages do not name
 *     each other: the LINE user, the telephone number, the chat session. A conversation is in one
 *     case at a time: what comes belongs to it while it is open and for a while after it was closed
 *     ({@code conversation.hours} of the cases), then a new case begins. Empty where a message that
 *     names no other is a new matter, as in mail; at most 320 characters
 */
public record Thread(
        String messageId, List<String> references, List<String> caseTokens, String conversation) {
    public static final Thread NONE = new Thread("", List.of(), List.of());

    public Thread {
        messageId = Plain.line(messageId);
        references = references.stream().map(Plain::line).toList();
        caseTokens = List.copyOf(caseTokens);
        if (conversation.length() > 320) {
            throw new IllegalArgumentException("conversation is longer than 320 characters");
        }
    }

    /** A thread of messages that name each other. */
    public Thread(String messageId, List<String> references, List<String> caseTokens) {
        this(messageId, references, caseTokens, "");
    }
}
