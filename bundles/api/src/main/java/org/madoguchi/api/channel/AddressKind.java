// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.regex.Pattern;

/**
 * What kind of address a channel uses. Channels with the same kind reach the same address; a new
 * channel may bring a new kind.
 */
public record AddressKind(String value) {
    // before the constants: they are checked by it
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,15}");

    public static final AddressKind EMAIL = new AddressKind("email");

    /** A number that is called and written to: calls and short messages reach the same person. */
    public static final AddressKind PHONE = new AddressKind("phone");

    public static final AddressKind FAX = new AddressKind("fax");
    public static final AddressKind LINE = new AddressKind("line");
    public static final AddressKind CHAT = new AddressKind("chat");

    /** The sender cannot be reached: an anonymous form, a withheld number. */
    public static final AddressKind NONE = new AddressKind("none");

    public AddressKind {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not an address kind");
        }
    }

    /** Its addresses are telephone numbers: one line has the same value in all of these kinds. */
    public boolean isTelephone() {
        return equals(PHONE) || equals(FAX);
    }

    @Override
    public String toString() {
        return value;
    }
}
