// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Party;

/**
 * An answer to the citizen.
 *
 * @param subject empty: made from the case's subject
 * @param text 1 to {@value #MAX_TEXT} characters
 * @param to empty: who the case says; else somebody typed the address, and it leaves by a channel
 *     of the address's kind. Whoever offers this has the address confirmed first
 * @param accepted what the author has looked at again and wants to send nevertheless
 * @param copies who else gets it (Cc), as somebody typed them: an address, or a name and the
 *     address in angles. At most {@value #MAX_COPIES} people; who is named twice, or gets the
 *     answer anyway, counts once
 * @param lasting the case's later answers go to {@code to} as well, whoever writes them
 */
public record Reply(
        String subject,
        String text,
        List<Attachment> attachments,
        Optional<Party> to,
        Set<Concern> accepted,
        List<String> copies,
        boolean lasting) {
    public static final int MAX_TEXT = 50_000;
    public static final int MAX_COPIES = 10;

    public Reply {
        attachments = List.copyOf(attachments);
        accepted = Set.copyOf(accepted);
        copies = List.copyOf(copies);
    }

    public Reply(
            String subject,
            String text,
            List<Attachment> attachments,
            Optional<Party> to,
            Set<Concern> accepted) {
        this(subject, text, attachments, to, accepted, List.of(), false);
    }

    public Reply(String subject, String text, List<Attachment> attachments, Optional<Party> to) {
        this(subject, text, attachments, to, Set.of());
    }

    public Reply(String subject, String text, List<Attachment> attachments) {
        this(subject, text, attachments, Optional.empty());
    }

    /** The same after a second look. */
    public Reply accepting(Set<Concern> concerns) {
        return new Reply(subject, text, attachments, to, concerns, copies, lasting);
    }

    /** The same with copies for others. */
    public Reply copiedTo(List<String> others) {
        return new Reply(subject, text, attachments, to, accepted, others, lasting);
    }

    /** The same, and later answers to the same address. */
    public Reply lasting(boolean wanted) {
        return new Reply(subject, text, attachments, to, accepted, copies, wanted);
    }

    public static Reply of(String text) {
        return new Reply("", text, List.of());
    }
}
