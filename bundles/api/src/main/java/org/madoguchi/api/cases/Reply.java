// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import org.madoguchi.api.channel.Attachment;

/**
 * An answer to the citizen.
 *
 * @param subject empty: made from the case's subject
 * @param text 1 to {@value #MAX_TEXT} characters
 */
public record Reply(String subject, String text, List<Attachment> attachments) {
    public static final int MAX_TEXT = 50_000;

    public Reply {
        attachments = List.copyOf(attachments);
    }

    public static Reply of(String text) {
        return new Reply("", text, List.of());
    }
}
