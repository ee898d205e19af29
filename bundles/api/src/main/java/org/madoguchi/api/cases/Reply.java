// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Party;

/**
 * An answer to the citizen.
 *
 * @param subject empty: made from the case's subject
 * @param text 1 to {@value #MAX_TEXT} characters
 * @param to empty: who the case says; else somebody typed the address, and it leaves by a channel
 *     of the address's kind. Whoever offers this has the address confirmed first
 */
public record Reply(String subject, String text, List<Attachment> attachments, Optional<Party> to) {
    public static final int MAX_TEXT = 50_000;

    public Reply {
        attachments = List.copyOf(attachments);
    }

    public Reply(String subject, String text, List<Attachment> attachments) {
        this(subject, text, attachments, Optional.empty());
    }

    public static Reply of(String text) {
        return new Reply("", text, List.of());
    }
}
