// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.contact.ContactDetails;

/** Makes of what was typed about a person what is kept. */
final class DetailRules {
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>(),;:\"\\\\\\[\\]]+@[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Pattern KANA = Pattern.compile("[\\p{InHiragana}\\p{InKatakana}ー・\\s]*");

    private DetailRules() {}

    /**
     * @throws RejectedException saying what to mend
     */
    static ContactDetails kept(ContactDetails typed) {
        String mail = narrow(typed.mail()).toLowerCase(Locale.ROOT);
        demand(mail.isEmpty() || mail.length() <= 254 && MAIL.matcher(mail).matches(), "mail");
        String code =
                narrow(typed.postalCode())
                        .replaceAll("[\\s〒‐‑‒–—―−ー-]", "")
                        .replaceFirst("^(\\d{3})(\\d{4})$", "$1-$2");
        demand(code.isEmpty() || code.matches("\\d{3}-\\d{4}"), "postal");
        String reading = line(typed.reading(), 200);
        demand(KANA.matcher(reading).matches(), "reading");
        return new ContactDetails(
                line(typed.name(), 200),
                reading,
                typed.gender(),
                typed.age(),
                line(typed.job(), 100),
                code,
                line(typed.address(), 300),
                number(typed.phone()),
                number(typed.fax()),
                mail);
    }

    private static String number(String typed) {
        String number = narrow(typed);
        boolean fits =
                number.isEmpty() || number.length() <= 40 && PhoneNumber.read(number).isPresent();
        demand(fits, "phone");
        return number;
    }

    private static String line(String text, int most) {
        String line = text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
        if (line.length() > most) {
            throw new RejectedException(LocalizedText.from(DetailRules.class, "long", most));
        }
        return line;
    }

    private static String narrow(String text) {
        return line(Normalizer.normalize(line(text, 500), Normalizer.Form.NFKC), 500);
    }

    private static void demand(boolean met, String key) {
        if (!met) {
            throw new RejectedException(LocalizedText.from(DetailRules.class, key));
        }
    }
}
