// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;

/**
 * What the name of a received file tells; telephony/asterisk/extensions.d/fax.conf makes it.
 *
 * @param called our number
 * @param sender {@link Address#NONE} when the caller withheld the number
 * @param uniqueId Asterisk's name of the call, unlike any other's
 * @param complete false when the line broke after some pages
 */
record ReceivedName(Instant at, String called, Address sender, String uniqueId, boolean complete) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{8}T\\d{6}Z)_([0-9+]{0,20})_([0-9+]{0,20})_([0-9A-Za-z.]{1,100})"
                            + "_(complete|partial)[.]tif");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    static Optional<ReceivedName> read(String name) {
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ReceivedName(
                            LocalDateTime.parse(form.group(1), TIME).toInstant(ZoneOffset.UTC),
                            form.group(2),
                            form.group(3).isEmpty()
                                    ? Address.NONE
                                    : new Address(AddressKind.FAX, form.group(3)),
                            form.group(4),
                            form.group(5).equals("complete")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The same for every repetition, another one for every other call. */
    String externalId() {
        return at.getEpochSecond() + "-" + uniqueId;
    }
}
