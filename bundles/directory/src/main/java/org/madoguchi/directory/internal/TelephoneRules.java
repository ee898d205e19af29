// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import java.text.Normalizer;
import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.directory.Telephone;

/** What a telephone's data must look like. */
final class TelephoneRules {
    private TelephoneRules() {}

    /**
     * The telephones as they may be stored.
     *
     * @throws RejectedException when the person who typed them must mend them
     */
    static List<Telephone> checked(List<Telephone> telephones) {
        demand(telephones.size() <= PhoneBook.MOST, "telephones", PhoneBook.MOST);
        return telephones.stream().map(TelephoneRules::checked).toList();
    }

    private static Telephone checked(Telephone typed) {
        Telephone tidy =
                new Telephone(
                        typed.name().strip(),
                        typed.reading().strip(),
                        typed.duties().strip(),
                        Normalizer.normalize(typed.number(), Normalizer.Form.NFKC)
                                .replaceAll("[\\s()-]", ""));
        String shown = tidy.name().isEmpty() ? typed.number() : tidy.name();
        demand(tidy.number().matches("[0-9]{1,20}"), "telephone.number", shown);
        demand(!tidy.name().isEmpty() && tidy.name().length() <= 100, "telephone.name", shown);
        demand(tidy.reading().length() <= 100, "telephone.reading", shown);
        demand(tidy.duties().length() <= 300, "telephone.duties", shown);
        return tidy;
    }

    private static void demand(boolean met, String key, Object... arguments) {
        if (!met) {
            throw new RejectedException(LocalizedText.from(TelephoneRules.class, key, arguments));
        }
    }
}
