// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.util.Optional;

/**
 * Which part of a long message a short one is.
 *
 * @param reference the same for all parts of a message, and used again after a while
 * @param total 2 to 255
 * @param number from 1
 */
record Concatenation(int reference, int total, int number) {
    /** Information elements of the user data header (3GPP TS 23.040 section 9.2.3.24). */
    static final byte NARROW = 0;

    static final byte WIDE = 8;

    /** Empty when the numbers make no sense: the message is then taken as a whole one. */
    static Optional<Concatenation> of(int reference, int total, int number) {
        return total >= 2 && number >= 1 && number <= total
                ? Optional.of(new Concatenation(reference, total, number))
                : Optional.empty();
    }

    /**
     * Looks through a user data header.
     *
     * @param data the whole user data; its first octet is the header's length
     */
    static Optional<Concatenation> inHeader(byte[] data) {
        int end = 1 + (data[0] & 0xff);
        int at = 1;
        while (at + 2 <= end && at + 2 + (data[at + 1] & 0xff) <= end) {
            int length = data[at + 1] & 0xff;
            if (data[at] == NARROW && length == 3) {
                return of(data[at + 2] & 0xff, data[at + 3] & 0xff, data[at + 4] & 0xff);
            }
            if (data[at] == WIDE && length == 4) {
                return of(
                        ((data[at + 2] & 0xff) << 8) | (data[at + 3] & 0xff),
                        data[at + 4] & 0xff,
                        data[at + 5] & 0xff);
            }
            at += 2 + length;
        }
        return Optional.empty();
    }
}
