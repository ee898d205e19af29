// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

/** Shortens texts without cutting a character in two. */
final class Cut {
    private Cut() {}

    static String to(int max, String text) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
