// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.time.Duration;

/**
 * An SMS centre and our account there; {@link #toString} keeps the password to itself.
 *
 * @param internationally whether numbers are written with their country's code
 * @param keepFor how long the centre tries to reach a telephone
 */
record Centre(
        String host,
        int port,
        boolean tls,
        String systemId,
        String password,
        String systemType,
        String addressRange,
        Sender sender,
        boolean internationally,
        Duration keepFor,
        Duration enquireEvery,
        Duration answerLimit) {

    /**
     * Who our messages are from.
     *
     * @param type of number (SMPP 3.4 section 5.2.5)
     * @param plan of numbering (section 5.2.6)
     */
    record Sender(String address, byte type, byte plan) {
        private static final byte UNKNOWN = 0;
        private static final byte INTERNATIONAL = 1;
        private static final byte NATIONAL = 2;
        private static final byte LETTERS = 5;
        private static final byte ISDN = 1;

        /** A number with its plus, one as it is dialled within Japan, a short code, or a name. */
        static Sender of(String written) {
            if (written.startsWith("+")) {
                return new Sender(written.substring(1), INTERNATIONAL, ISDN);
            }
            if (!written.matches("[0-9]+")) {
                return new Sender(written, LETTERS, UNKNOWN);
            }
            return new Sender(written, written.startsWith("0") ? NATIONAL : UNKNOWN, ISDN);
        }
    }

    String name() {
        return host + ":" + port;
    }

    /** As SMPP writes a span (SMPP 3.4 section 7.1.1). */
    String validity() {
        long hours = keepFor.toHours();
        return String.format("0000%02d%02d0000000R", hours / 24, hours % 24);
    }

    @Override
    public String toString() {
        return systemId + "@" + name();
    }
}
