// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.HeaderTerm;
import java.util.Arrays;
import org.madoguchi.channel.email.internal.EmailSettings.Account;
import org.madoguchi.channel.email.internal.EmailSettings.Archive;

/**
 * The copies that the mail server made when it accepted a mail. What lies here was accepted; what
 * does not may still be under way, so its absence proves nothing.
 */
final class SentCopies {
    private static final String MESSAGE_ID = "Message-ID";

    private final Archive archive;
    private final Session session;

    SentCopies(Archive archive) {
        this.archive = archive;
        this.session = MailSessions.imap(archive.account());
    }

    /** The blind copy's address. */
    String address() {
        return archive.address();
    }

    boolean hold(String messageId) throws MessagingException {
        Account account = archive.account();
        try (Store store = session.getStore()) {
            store.connect(
                    account.host(), account.port(), account.user().orElse(""), account.password());
            try (Folder folder = store.getFolder(archive.folder())) {
                folder.open(Folder.READ_ONLY);
                for (Message found : folder.search(new HeaderTerm(MESSAGE_ID, messageId))) {
                    // the server looks for a part of the header
                    String[] ids = found.getHeader(MESSAGE_ID);
                    if (ids != null && Arrays.asList(ids).contains(messageId)) {
                        return true;
                    }
                }
                return false;
            }
        }
    }
}
