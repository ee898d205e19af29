// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

/** Who or what wrote an inbound message; decides whether the desk may answer by itself. */
public enum Origin {
    PERSON,
    /** A machine's answer: absence note, acknowledgement. Never answered automatically. */
    AUTO_REPLY,
    /** Mailing lists and bulk. Never answered automatically. */
    BULK,
    /** A carrier's report that one of our messages did not arrive. */
    BOUNCE
}
