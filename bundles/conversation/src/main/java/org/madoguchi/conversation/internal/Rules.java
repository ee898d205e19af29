// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import java.util.Locale;
import java.util.regex.Pattern;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.conversation.Conversations;

/** What may be said, and how it is cleaned. */
final class Rules {
    /** Entries of one room: beyond this nobody talks, a machine does. */
    static final int MOST_ENTRIES = 1_000;

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    /** One sign, dots and letters on both sides: the mail server knows the rest. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>(),;:\"\\\\\\[\\]\\p{Cc}]+@[a-z0-9-]+(\\.[a-z0-9-]+)+");

    private static final int LONGEST_EMAIL = 254;

    private Rules() {}

    static void requireClientId(String id) {
        if (!CLIENT_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a client id is 8 to 64 letters, digits, hyphens");
        }
    }

    /** The words as they are stored. */
    static String words(String text) {
        // no database takes U+0000, and half of a surrogate pair is no character
        String clean = text.replace("\r\n", "\n").replaceAll("[\\x00\\p{Cs}]", "\uFFFD").strip();
        if (clean.isEmpty()) {
            throw ConversationTexts.rejection("text-missing");
        }
        if (clean.length() > Conversations.MAX_TEXT) {
            throw ConversationTexts.rejection("text-too-long", Conversations.MAX_TEXT);
        }
        return clean;
    }

    static Address email(String typed) {
        String address = typed.strip();
        int at = address.lastIndexOf('@') + 1;
        String normal = address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
        if (normal.length() > LONGEST_EMAIL || !EMAIL.matcher(normal).matches()) {
            throw ConversationTexts.rejection("mail-wrong");
        }
        return Address.email(normal.toLowerCase(Locale.ROOT));
    }
}
