// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.util.SocketConnectException;

/** The mailbox cannot be read now; nothing of it is lost. */
final class MailboxTrouble extends Exception {
    static final String CONNECT = "health.in.connect";
    static final String TLS = "health.in.tls";
    static final String LOGIN = "health.in.auth";
    static final String FOLDER = "health.in.folder";
    static final String HANGS = "health.in.hangs";
    static final String SETTLE = "health.in.settle";
    static final String OTHER = "health.in.other";

    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * @param key of the explanation for people
     */
    MailboxTrouble(String key, Throwable cause) {
        super(key, cause);
        this.key = key;
    }

    /** What broke a connection. */
    static MailboxTrouble of(IOException e) {
        if (e instanceof SocketConnectException) {
            return new MailboxTrouble(CONNECT, e);
        }
        for (Throwable link = e; link != null; link = link.getCause()) {
            if (link instanceof SSLException) {
                return new MailboxTrouble(TLS, e);
            }
            if (link instanceof SocketTimeoutException) {
                return new MailboxTrouble(HANGS, e);
            }
        }
        return new MailboxTrouble(CONNECT, e);
    }

    /**
     * What the server said, or what broke the connection while it was asked.
     *
     * @param refused the explanation when the server said no
     */
    static MailboxTrouble of(ProtocolException e, String refused) {
        if (e.getResponse() == null || !e.getResponse().isBYE()) {
            return e.getCause() instanceof IOException broken
                    ? of(broken)
                    : new MailboxTrouble(refused, e);
        }
        return e.getResponse().getException() instanceof IOException broken
                ? of(broken)
                : new MailboxTrouble(CONNECT, e);
    }

    String key() {
        return key;
    }
}
