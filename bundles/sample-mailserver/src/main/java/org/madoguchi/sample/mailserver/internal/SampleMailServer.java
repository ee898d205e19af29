// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.mailserver.internal;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.Locale;

/**
 * SMTP and IMAP on loopback, everything in memory. A mailbox comes into being with its first mail,
 * whatever its domain: no mail leaves this machine.
 */
final class SampleMailServer implements AutoCloseable {
    static final String DESK = "desk@asahi.example";
    static final String HOST = "127.0.0.1";

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
        users().setMessageDeliveryHandler((mail, to) -> open(to.getEmail()));
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

    static boolean isAddress(String text) {
        return text.matches("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+){0,8}");
    }

    /** {@code desk+token@…} is the desk's mailbox. */
    private static String withoutTag(String address) {
        return address.replaceFirst("\\+[^@]*@", "@");
    }

    private UserManager users() {
        return server.getManagers().getUserManager();
    }
}
