// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.List;

/**
 * Which earlier messages this one belongs to, in the channel's own ids (Message-IDs, a chat
 * session, a LINE user).
 *
 * @param messageId this message's own id, may be empty
 * @param references ids of earlier messages, the nearest first; at most 100 are looked at
 * @param caseTokens tokens of ours found in the reply address or subject
 */
public record Thread(String messageId, List<String> references, List<String> caseTokens) {
    public static final Thread NONE = new Thread("", List.of(), List.of());

    public Thread {
        messageId = Plain.line(messageId);
        references = references.stream().map(Plain::line).toList();
        caseTokens = List.copyOf(caseTokens);
    }
}
