// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.util.regex.Pattern;

/** A telephone of the town hall's own as it is dialled inside (内線): 1 to 10 digits. */
public record Extension(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,10}");

    public Extension {
        if (!isOne(value)) {
            throw new IllegalArgumentException("'" + value + "' is not an extension");
        }
    }

    public static boolean isOne(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
