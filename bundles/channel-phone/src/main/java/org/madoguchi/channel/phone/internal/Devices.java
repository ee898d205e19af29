// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.telephony.Extension;

/**
 * Asterisk's names for telephones: {@code PJSIP/1001} and, in a call, {@code PJSIP/1001-0000a1}.
 */
final class Devices {
    private static final Pattern NAME = Pattern.compile("[A-Za-z]+/([0-9]{1,10})(?:[-@].*)?");

    private Devices() {}

    /** Empty for what is no extension, such as a trunk. */
    static Optional<Extension> extension(String device) {
        if (device == null) {
            return Optional.empty();
        }
        Matcher matcher = NAME.matcher(device);
        return matcher.matches() ? Optional.of(new Extension(matcher.group(1))) : Optional.empty();
    }
}
