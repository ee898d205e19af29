// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.mailserver.internal;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * SMTP and IMAP on loopback, everything in memory. A mailbox comes into being with its first mail;
 * addresses outside the sample's domains are refused, so that nothing looks as if it had left.
 */
final class SampleMailServer implements AutoCloseable {
    static final String DESK = "desk@asahi.example";
    static final String HOST = "127.0.0.1";

    private static final Set<String> DOMAINS =
            Set.of("asahi.example", "www.asahi.example", "example.jp");

    private final GreenMail server;
    private final String password;

    /**
     * @param password of every mailbox
     * @param smtpPort 0: any free one
     * @throws IllegalStateException when a port is taken
     */
    SampleMailServer(String password, int smtpPort, int imapPort) {
        this.password = password;
        this.server =
                new GreenMail(
                        new ServerSetup[] {
                            new ServerSetup(smtpPort, HOST, ServerSetup.PROTOCOL_SMTP),
                            new ServerSetup(imapPort, HOST, ServerSetup.PROTOCOL_IMAP)
                        });
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop();
            throw new IllegalStateException(
                    "the sample mail server cannot listen on "
                            + HOST
                            + ", ports "
                            + smtpPort
                            + " and "
                            + imapPort
                            + "; free them or set madoguchi.sample.smtp.port and"
                            + " madoguchi.sample.imap.port in etc/custom.system.properties",
                    e);
        }
        users().setMessageDeliveryHandler(this::mailboxFor);
        open(DESK);
    }

    @Override
    public void close() {
        server.stop();
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    String password() {
        return password;
    }

    /** Everybody's mailboxes except the desk's, by address. */
    List<String> mailboxes() {
        return users().listUser().stream()
                .map(GreenMailUser::getEmail)
                .filter(address -> !address.equals(DESK))
                .sorted()
                .toList();
    }

    /** Makes the mailbox when it is not there. */
    GreenMailUser open(String address) {
        String mailbox = withoutTag(address.toLowerCase(Locale.ROOT));
        synchronized (server) {
            GreenMailUser user = users().getUserByEmail(mailbox);
            return user == null ? server.setUser(mailbox, mailbox, password) : user;
        }
    }

    static boolean isOurs(String address) {
        return address.matches("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,100}")
                && DOMAINS.contains(
                        address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    private GreenMailUser mailboxFor(MovingMessage mail, MailAddress recipient)
            throws UserException {
        if (!isOurs(recipient.getEmail())) {
            throw new UserException("the sample city has no mail to other domains");
        }
        return open(recipient.getEmail());
    }

    /** {@code desk+token@…} is the desk's mailbox. */
    private static String withoutTag(String address) {
        return address.replaceFirst("\\+[^@]*@", "@");
    }

    private UserManager users() {
        return server.getManagers().getUserManager();
    }
}
