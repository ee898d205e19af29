// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.List;

/**
 * Mails of the product itself to staff whom a settings file names: alarms, reports. Of no case and
 * to no citizen, so they go past approval and outbox, straight to the desk's mail channel, and need
 * no database. Safe for use by several threads.
 */
public interface Notices {
    /**
     * @param subject one line
     * @return whether the channel took it; false when there is none, or none that takes it now.
     *     Nothing is kept: whoever sends tries again
     */
    boolean send(EmailAddress to, String subject, String text, List<Attachment> attachments);
}
