// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;

/** Texts for people from this bundle's messages. */
final class ConversationTexts {
    private ConversationTexts() {}

    static LocalizedText text(String key, Object... places) {
        return LocalizedText.from(ConversationTexts.class, key, places);
    }

    /** What is written into a case is Japanese. */
    static String japanese(String key, Object... places) {
        return LocalizedText.from(ConversationTexts.class, key, places).ja();
    }

    static RejectedException rejection(String key, Object... places) {
        return new RejectedException(LocalizedText.from(ConversationTexts.class, key, places));
    }
}
