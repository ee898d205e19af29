// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.IOException;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.util.DefaultComposer;

/** One line to the centre; it can be asked at any time whether the centre answers. */
final class SmscSession extends SMPPSession {
    SmscSession(Sockets sockets) {
        super(
                new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())),
                new GuardedReader(),
                sockets);
    }

    /**
     * Returns when the centre has answered.
     *
     * @throws ResponseTimeoutException when it does not, within the time that it has for any answer
     */
    Void ask() throws ResponseTimeoutException, InvalidResponseException, IOException {
        sendEnquireLink();
        return null;
    }
}
