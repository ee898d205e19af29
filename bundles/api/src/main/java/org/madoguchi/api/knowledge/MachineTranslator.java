// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.List;
import java.util.Locale;
import org.madoguchi.api.LocalizedText;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A machine that translates from Japanese, and into it. Register it as a service; of several that
 * know a language, the highest ranking is asked. What comes back is material to check, not to
 * trust: the caller cleans markup and limits lengths. Nothing but texts of articles is handed over,
 * unless it says that it may read messages. Implementations are safe for use by several threads.
 */
@ConsumerType
public interface MachineTranslator {
    /** How {@link #translate} reads the texts. */
    enum Format {
        TEXT,
        /** Pieces of HTML; markup stays. */
        HTML
    }

    /**
     * How the machine is; from memory, asks nobody.
     *
     * @param name shown to editors
     * @param languages it translates into; empty as long as it was never reached
     * @param answers whether it answered when it was asked last
     * @param explanation for an editor: what is wrong and what to do; empty when nothing is
     * @param readsMessages the city lets it read what citizens write, which is theirs
     */
    record Status(
            String name,
            List<Locale> languages,
            boolean answers,
            LocalizedText explanation,
            boolean readsMessages) {
        public Status {
            languages = List.copyOf(languages);
        }
    }

    Status status();

    /**
     * Returns within 30 seconds, however slow the machine is.
     *
     * @param texts any number, blank ones too
     * @return as many, in the same order
     * @throws TranslatorException when the machine cannot be reached, refuses or talks nonsense
     */
    List<String> translate(List<String> texts, Format format, Locale into)
            throws TranslatorException;

    /**
     * The other way, from whatever language the texts are in; asked only of who reads messages.
     * Returns within 30 seconds.
     *
     * @param texts plain ones, any number, blank ones too
     * @return as many, in the same order
     * @throws TranslatorException as above
     */
    List<String> intoJapanese(List<String> texts) throws TranslatorException;
}
