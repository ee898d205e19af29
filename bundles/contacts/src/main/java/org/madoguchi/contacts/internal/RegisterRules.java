// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.EmailAddress;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.contact.ContactDetails;
import org.madoguchi.api.contact.ContactDetails.AgeBand;
import org.madoguchi.api.contact.ContactDetails.Gender;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.api.contact.ContactRegister.Entry;

/** Makes of what a register says what is kept. */
final class RegisterRules {
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_DEPARTMENT = 200;
    private static final int LONGEST_NOTES = 2_000;
    private static final Pattern LANGUAGE =
            Pattern.compile("([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3})?");

    private RegisterRules() {}

    /** All that a line of a file says. */
    static Entry kept(Entry said) {
        Entry card = card(said);
        if (card.outsideId().isEmpty()) {
            throw rejected("register.id");
        }
        ContactDetails person =
                DetailRules.kept(
                        new ContactDetails(
                                said.name(),
                                // half-width kana, and blanks of any width
                                Normalizer.normalize(said.reading(), Normalizer.Form.NFKC),
                                Gender.UNKNOWN,
                                AgeBand.UNKNOWN,
                                "",
                                "",
                                "",
                                "",
                                "",
                                ""));
        if (person.name().isEmpty()) {
            throw rejected("register.name");
        }
        List<Address> addresses =
                said.addresses().stream().map(RegisterRules::kept).distinct().toList();
        if (addresses.size() > ContactRegister.MOST_ADDRESSES) {
            throw rejected("register.addresses", ContactRegister.MOST_ADDRESSES);
        }
        return new Entry(
                card.outsideId(),
                person.name(),
                person.reading(),
                card.department(),
                addresses,
                card.language(),
                card.notes());
    }

    /** What does not concern the person's name and addresses. */
    static Entry card(Entry said) {
        String language = said.language().strip();
        if (!LANGUAGE.matcher(language).matches() || language.length() > 35) {
            throw rejected("register.language");
        }
        if (said.notes().length() > LONGEST_NOTES) {
            throw rejected("long", LONGEST_NOTES);
        }
        return new Entry(
                number(said.outsideId()),
                said.name(),
                said.reading(),
                line(said.department(), LONGEST_DEPARTMENT),
                said.addresses(),
                language,
                said.notes().replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip());
    }

    /** Equal numbers are equal however wide they are written. */
    static String number(String written) {
        return line(Normalizer.normalize(written, Normalizer.Form.NFKC), LONGEST_ID);
    }

    private static Address kept(Address said) {
        if (said.kind().equals(AddressKind.EMAIL)) {
            return EmailAddress.read(said.value())
                    .map(mail -> Address.email(mail.value()))
                    .orElseThrow(() -> rejected("register.mail", shown(said)));
        }
        if (said.kind().isTelephone()) {
            return PhoneNumber.read(said.value())
                    .map(number -> new Address(said.kind(), number.value()))
                    .orElseThrow(() -> rejected("register.number", shown(said)));
        }
        return said;
    }

    private static String shown(Address said) {
        return Folding.cut(said.value(), 60);
    }

    private static String line(String text, int most) {
        String line = text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
        if (line.length() > most) {
            throw rejected("long", most);
        }
        return line;
    }

    static RejectedException rejected(String key, Object... values) {
        return new RejectedException(LocalizedText.from(DetailRules.class, key, values));
    }
}
