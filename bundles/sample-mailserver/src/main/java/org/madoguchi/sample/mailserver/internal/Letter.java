// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.mailserver.internal;

import java.util.List;
import org.madoguchi.api.channel.Attachment;

/**
 * What somebody outside writes.
 *
 * @param inReplyTo Message-ID of the mail it answers, may be empty
 */
record Letter(
        String from,
        String name,
        String to,
        String subject,
        String text,
        String inReplyTo,
        Way way,
        List<Attachment> attachments) {

    /** How the letter travels. */
    enum Way {
        /** As today's programs write it. */
        UTF_8,
        /** As Japanese programs wrote it for thirty years. */
        ISO_2022_JP,
        /** Filled in on the city's web site, which sends a mail of its own. */
        WEB_FORM
    }
}
