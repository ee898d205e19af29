// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.Session;
import java.util.Properties;
import org.madoguchi.channel.email.internal.EmailSettings.Account;
import org.madoguchi.channel.email.internal.EmailSettings.Security;

/** Connections with their limits; the sum of one sending's waits stays below a minute. */
final class MailSessions {
    private static final int CONNECT_MILLIS = 10_000;
    static final int READ_MILLIS = 20_000;

    private MailSessions() {}

    static String imapProtocol(Account account) {
        return account.security() == Security.TLS ? "imaps" : "imap";
    }

    static Session imap(Account account) {
        String prefix = "mail." + imapProtocol(account) + ".";
        Properties properties = secured(account, prefix);
        properties.setProperty("mail.store.protocol", imapProtocol(account));
        // costs a thread for each connection; the watchdog sees to it
        properties.remove(prefix + "writetimeout");
        return Session.getInstance(properties);
    }

    static Session smtp(Account account) {
        String protocol = account.security() == Security.TLS ? "smtps" : "smtp";
        Properties properties = secured(account, "mail." + protocol + ".");
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(
                "mail." + protocol + ".auth", Boolean.toString(account.user().isPresent()));
        return Session.getInstance(properties);
    }

    private static Properties secured(Account account, String prefix) {
        Properties properties = new Properties();
        boolean startTls = account.security() == Security.STARTTLS;
        properties.setProperty(prefix + "host", account.host());
        properties.setProperty(prefix + "port", Integer.toString(account.port()));
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(startTls));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(startTls));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.setProperty(prefix + "connectiontimeout", Integer.toString(CONNECT_MILLIS));
        properties.setProperty(prefix + "timeout", Integer.toString(READ_MILLIS));
        properties.setProperty(prefix + "writetimeout", Integer.toString(READ_MILLIS));
        return properties;
    }
}
