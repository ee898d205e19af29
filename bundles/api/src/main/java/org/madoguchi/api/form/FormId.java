// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

/** Names a form. */
public record FormId(long value) {
    /** The form for every article that no other form serves; it is always there. */
    public static final FormId STANDARD = new FormId(0);

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
