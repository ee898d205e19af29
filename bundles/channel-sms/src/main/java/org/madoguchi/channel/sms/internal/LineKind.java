// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.madoguchi.api.channel.PhoneNumber;

/** What is at the other end of a telephone number. */
enum LineKind {
    MOBILE,
    /** A house, an office, an IP telephone, a service: most such lines show no messages. */
    LANDLINE,
    FOREIGN;

    private static final String JAPAN = "+81";

    /** 060 was given to mobile telephones in 2024; 020 is for machines. */
    private static final Pattern JAPANESE_MOBILE = Pattern.compile("\\+81[6789]0\\d{8}");

    private static final Pattern WITHOUT_PLUS = Pattern.compile("81\\d{9,10}");
    private static final int INTERNATIONAL = 1;

    static LineKind of(PhoneNumber number) {
        if (JAPANESE_MOBILE.matcher(number.value()).matches()) {
            return MOBILE;
        }
        return number.value().startsWith(JAPAN) ? LANDLINE : FOREIGN;
    }

    /**
     * The number in an address of SMPP.
     *
     * @param type of number (SMPP 3.4 section 5.2.5); many centres say "unknown" whatever it is
     * @return empty for names, short codes and withheld numbers
     */
    static Optional<PhoneNumber> numberIn(String address, int type) {
        boolean plusMissing =
                (type == INTERNATIONAL && !address.startsWith("+"))
                        || WITHOUT_PLUS.matcher(address).matches();
        return PhoneNumber.read(plusMissing ? "+" + address : address);
    }
}
