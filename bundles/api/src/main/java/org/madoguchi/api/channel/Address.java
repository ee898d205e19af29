// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

/**
 * Where somebody is reached.
 *
 * @param value in the channel's normal form, so that equal addresses are equal strings (an e-mail
 *     address in lower case); a telephone number becomes a {@link PhoneNumber} when it is one;
 *     empty only for {@link AddressKind#NONE}; at most 320 characters
 */
public record Address(AddressKind kind, String value) {
    public static final Address NONE = new Address(AddressKind.NONE, "");

    public Address {
        if (value.length() > 320) {
            throw new IllegalArgumentException("address is longer than 320 characters");
        }
        if (value.isEmpty() != kind.equals(AddressKind.NONE)) {
            throw new IllegalArgumentException("an address of kind " + kind + " '" + value + "'");
        }
        if (kind.isTelephone()) {
            value = PhoneNumber.read(value).map(PhoneNumber::value).orElse(value);
        }
    }

    /** As people write it: a telephone number as it is dialled from within Japan. */
    public String written() {
        return kind.isTelephone()
                ? PhoneNumber.read(value).map(PhoneNumber::dialled).orElse(value)
                : value;
    }

    public static Address email(String value) {
        return new Address(AddressKind.EMAIL, value);
    }
}
