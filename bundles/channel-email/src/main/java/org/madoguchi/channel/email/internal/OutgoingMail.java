// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A mail that keeps its own Message-ID and remembers whether the server has begun to take it: until
 * then a broken connection means that it was not sent.
 */
final class OutgoingMail extends SMTPMessage {
    private final String messageId;
    private boolean handedOver;

    OutgoingMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** Whether the server has said that it waits for the mail's lines. */
    boolean isHandedOver() {
        return handedOver;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoreList)
            throws IOException, MessagingException {
        handedOver = true;
        super.writeTo(out, ignoreList);
    }
}
