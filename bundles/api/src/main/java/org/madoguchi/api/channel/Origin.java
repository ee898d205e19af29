// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

/** Who or what wrote an inbound message; decides whether the desk may answer by itself. */
public enum Origin {
    /** Somebody wrote it, or nothing tells otherwise. A new case is acknowledged. */
    PERSON,
    /** A machine's answer: absence note, acknowledgement. Never answered automatically. */
    AUTO_REPLY,
    /** Mailing lists and bulk. Never answered automatically. */
    BULK,
    /**
     * A carrier's report that one of our messages did not arrive. Give the {@link Thread} of the
     * message it reports, so that it is shown in that case.
     */
    BOUNCE,
    /**
     * What the sender did besides writing, as the carrier tells it: took a message back, pressed a
     * button. Somebody should look at it, but it opens no closed case again and is not answered.
     */
    NOTICE
}
