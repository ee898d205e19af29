// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** What a mail server holds, by numbers and by headers. */
record Mailboxes(MailServer server) {
    /** Mails that the server has taken and not put into a mailbox yet. */
    long underWay() {
        long count = 0;
        for (String queue : List.of("maildrop", "incoming", "active", "deferred")) {
            try (Stream<Path> files = Files.walk(server.queue().resolve(queue))) {
                count += files.filter(Files::isRegularFile).count();
            } catch (IOException | UncheckedIOException e) {
                // a mail left while we looked
                return Long.MAX_VALUE;
            }
        }
        return count;
    }

    /** How many mails nobody has read in somebody's inbox. */
    int unread(String login) {
        return in(login, "INBOX", Folder::getUnreadMessageCount);
    }

    /** The Message-IDs of all mails in somebody's inbox. */
    List<String> messageIds(String login) {
        return in(
                login,
                "INBOX",
                inbox -> {
                    Message[] mails = inbox.getMessages();
                    FetchProfile wanted = new FetchProfile();
                    wanted.add("Message-ID");
                    inbox.fetch(mails, wanted);
                    List<String> ids = new ArrayList<>();
                    for (Message mail : mails) {
                        ids.add(String.join("", mail.getHeader("Message-ID")));
                    }
                    return ids;
                });
    }

    private interface Look<T> {
        T at(Folder folder) throws MessagingException;
    }

    private <T> T in(String login, String name, Look<T> look) {
        Properties patience = new Properties();
        patience.setProperty("mail.imap.connectiontimeout", "10000");
        patience.setProperty("mail.imap.timeout", "60000");
        try (Store store = Session.getInstance(patience).getStore("imap")) {
            store.connect("127.0.0.1", server.port("IMAP"), login, server.password());
            try (Folder folder = store.getFolder(name)) {
                folder.open(Folder.READ_ONLY);
                return look.at(folder);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("mailbox " + login, e);
        }
    }
}
