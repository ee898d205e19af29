// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

/** What Asterisk knows of a call. */
sealed interface Trace {
    record Ended(CallOutcome outcome) implements Trace {}

    enum Open implements Trace {
        RUNNING,
        /** Nobody has answered it, and it is over. */
        NEVER_ANSWERED,
        /** Answered, and over without a result: Asterisk itself died meanwhile. */
        LOST
    }
}
