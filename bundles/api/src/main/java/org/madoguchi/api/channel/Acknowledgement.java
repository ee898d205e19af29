// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import org.madoguchi.api.cases.CaseId;

/**
 * A note of receipt in the words of a message's source, for channels that carry mail-like texts.
 * The desk's rules stay: one for each peer and day at most, none to machines, and it leaves by the
 * same gate as every other message.
 *
 * @param subject one line; {@code {受付番号}} and {@code {number}} become the case's number; empty for
 *     the desk's own
 * @param text with the same places; empty for the desk's own
 */
public record Acknowledgement(boolean wanted, String subject, String text) {
    /** The source wants none to be sent. */
    public static final Acknowledgement NONE = new Acknowledgement(false, "", "");

    public Acknowledgement {
        subject = Plain.line(subject).strip();
        text = Plain.text(text);
    }

    /** The same with the case's number in its places. */
    public Acknowledgement about(CaseId id) {
        return new Acknowledgement(wanted, numbered(subject, id), numbered(text, id));
    }

    private static String numbered(String template, CaseId id) {
        return template.replace("{受付番号}", id.toString()).replace("{number}", id.toString());
    }
}
