// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.IOException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;

/** Who takes our messages. */
interface Carrier {
    boolean isBound();

    /**
     * @return the centre's id of the message, may be empty
     * @throws PDUException it could not even be written down
     * @throws NegativeResponseException the centre refused it
     * @throws InvalidResponseException the centre did not understand it, or we the centre
     * @throws ResponseTimeoutException nobody knows
     * @throws IOException nobody knows
     */
    String submit(Submission message)
            throws PDUException,
                    NegativeResponseException,
                    InvalidResponseException,
                    ResponseTimeoutException,
                    IOException;
}
