// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.translator.libretranslate.internal;

import java.util.Locale;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.knowledge.TranslatorException;

/** What may go wrong, each with a sentence for the editor. */
enum Trouble {
    STARTING,
    AWAY,
    SLOW,
    BUSY,
    KEY,
    REFUSED,
    FAILED,
    NONSENSE,
    HUGE,
    LONG,
    LANGUAGE,
    JAPANESE;

    /**
     * @param values fill the sentence's places
     */
    LocalizedText text(Object... values) {
        return LocalizedText.from(
                Trouble.class, "trouble." + name().toLowerCase(Locale.ROOT), values);
    }

    Failure failure(Throwable cause, Object... values) {
        return new Failure(this, text(values), cause);
    }

    /** Thrown instead of its parent, so that health can tell one trouble from another. */
    static final class Failure extends TranslatorException {
        private static final long serialVersionUID = 1L;

        private final Trouble trouble;

        private Failure(Trouble trouble, LocalizedText reason, Throwable cause) {
            super(reason, cause);
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }
}
