// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.List;
import java.util.Locale;
import org.madoguchi.api.LocalizedText;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A machine that translates from Japanese. Register it as a service; of several that know a
 * language, the highest ranking is asked. What comes back is material to check, not to trust: the
 * caller cleans markup and limits lengths. Nothing but texts of articles is ever handed over.
 * Implementations are safe for use by several threads.
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
     */
    record Status(String name, List<Locale> languages, boolean answers, LocalizedText explanation) {
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
}
