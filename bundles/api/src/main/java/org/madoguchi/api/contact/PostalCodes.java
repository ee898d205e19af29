// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.util.List;

/** Japanese postal codes and the places they stand for. Safe for use by several threads. */
public interface PostalCodes {
    /**
     * The places of a code; a few codes have several, some of them in two towns.
     *
     * @param code as it was typed: hyphen, blanks, full-width digits and the sign 〒 are forgiven
     * @return empty when it is no code or nobody has it
     */
    List<Place> find(String code);

    /**
     * @param town without house numbers; empty when the code stands for the whole municipality
     */
    record Place(String code, String prefecture, String municipality, String town) {
        /** All in one, as it is written on letters. */
        public String written() {
            return prefecture + municipality + town;
        }
    }
}
