// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

/**
 * Texts of strangers without what a database, a JSON writer or a terminal cannot take. PostgreSQL
 * refuses U+0000; half of a surrogate pair is no character at all.
 */
final class Plain {
    private Plain() {}

    /** Lines stay; what is no text is shown as U+FFFD. */
    static String text(String value) {
        return value.replaceAll("[\\x00\\p{Cs}]", "\uFFFD");
    }

    /** One line: control characters, of the second block too, become a blank. */
    static String line(String value) {
        return text(value.replaceAll("\\p{Cc}+", " "));
    }
}
