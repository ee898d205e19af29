// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.web.FormData;

/**
 * A FAX number that somebody types for an answer: twice, because one wrong digit lays a citizen's
 * letter before a stranger.
 */
final class FaxNumber {
    static final String FIELD = "fax";
    private static final String AGAIN = "faxAgain";
    private static final String NAME = "faxName";

    private FaxNumber() {}

    /** Empty when none was typed: the answer goes where the case says. */
    static Optional<Party> recipient(FormData form) {
        String first = form.text(FIELD);
        String again = form.text(AGAIN);
        if (first.isBlank() && again.isBlank()) {
            return Optional.empty();
        }
        PhoneNumber number =
                PhoneNumber.read(first).orElseThrow(() -> rejection("refused.fax.number"));
        if (!PhoneNumber.read(again).equals(Optional.of(number))) {
            throw rejection("refused.fax.twice");
        }
        return Optional.of(
                new Party(new Address(AddressKind.FAX, number.value()), form.text(NAME).strip()));
    }

    private static RejectedException rejection(String key) {
        return new RejectedException(Screens.bothLanguages(key));
    }
}
