// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.Folder;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.util.MailLogger;
import org.madoguchi.channel.email.internal.EmailSettings.Account;
import org.madoguchi.channel.email.internal.EmailSettings.Inbound;
import org.madoguchi.channel.email.internal.EmailSettings.Security;

/** From a configuration to an open folder. */
final class ImapServer {
    private final Inbound settings;
    private final Watchdog watchdog;

    ImapServer(Inbound settings, Watchdog watchdog) {
        this.settings = settings;
        this.watchdog = watchdog;
    }

    /**
     * @param line new; it can be cut from another thread at any time
     */
    ImapFolder open(Line line) throws MailboxTrouble {
        try (Watchdog.Watch watch = watchdog.over(line)) {
            boolean opened = false;
            try {
                IMAPProtocol server = connect(line);
                logIn(server);
                ImapFolder folder = new ImapFolder(server, line, watchdog, select(server));
                opened = true;
                return folder;
            } finally {
                if (!opened) {
                    line.cut();
                }
            }
        }
    }

    private IMAPProtocol connect(Line line) throws MailboxTrouble {
        Account account = settings.account();
        Session session = MailSessions.imap(account);
        Properties properties = session.getProperties();
        String name = MailSessions.imapProtocol(account);
        properties.put("mail." + name + ".socketFactory", line);
        properties.setProperty("mail." + name + ".socketFactory.fallback", "false");
        try {
            IMAPProtocol server =
                    new IMAPProtocol(
                            name,
                            account.host(),
                            account.port(),
                            properties,
                            account.security() == Security.TLS,
                            new MailLogger(ImapServer.class, "IMAP", session));
            if (account.security() == Security.STARTTLS) {
                encrypt(server);
            }
            return server;
        } catch (IOException e) {
            throw MailboxTrouble.of(e);
        } catch (ProtocolException e) {
            throw MailboxTrouble.of(e, MailboxTrouble.CONNECT);
        }
    }

    private static void encrypt(IMAPProtocol server) throws MailboxTrouble {
        try {
            if (!server.hasCapability("STARTTLS")) {
                // never the password in the open instead
                throw new ProtocolException("the server does not offer STARTTLS");
            }
            server.startTLS();
            // what was said before may have been said by somebody in between
            server.capability();
        } catch (ProtocolException e) {
            throw MailboxTrouble.of(e, MailboxTrouble.TLS);
        }
    }

    private void logIn(IMAPProtocol server) throws MailboxTrouble {
        String user = settings.account().user().orElse("");
        String password = settings.account().password();
        try {
            if (server.hasCapability("AUTH=PLAIN")) {
                server.authplain(null, user, password);
            } else if (!server.hasCapability("LOGINDISABLED")) {
                server.login(user, password);
            } else {
                server.authlogin(user, password);
            }
            if (!server.hasCapability("UIDPLUS")) {
                // servers tell what they can do after the login
                server.capability();
            }
        } catch (ProtocolException e) {
            String said = String.valueOf(e.getMessage());
            // RFC 5530: a server whose user data base is away says so
            throw MailboxTrouble.of(
                    e,
                    said.contains("[UNAVAILABLE]") ? MailboxTrouble.OTHER : MailboxTrouble.LOGIN);
        }
    }

    private long select(IMAPProtocol server) throws MailboxTrouble {
        try {
            MailboxInfo folder = server.select(settings.folder());
            if (folder.mode == Folder.READ_ONLY) {
                throw new MailboxTrouble(
                        MailboxTrouble.SETTLE, new IOException("the folder is read-only"));
            }
            return folder.uidvalidity;
        } catch (ProtocolException e) {
            throw MailboxTrouble.of(e, MailboxTrouble.FOLDER);
        }
    }
}
