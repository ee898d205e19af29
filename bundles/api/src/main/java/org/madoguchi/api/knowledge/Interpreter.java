// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * The machine that may read what citizens write, out of all that are installed. Safe for use by
 * several threads.
 */
public interface Interpreter {
    /** Its name for people; empty when the city lets none read messages, or none answers. */
    Optional<String> name();

    /**
     * Returns within 30 seconds.
     *
     * @param texts any number, in whatever language, blank ones too
     * @return as many in Japanese, in the same order
     * @throws TranslatorException when there is none, or it fails
     */
    List<String> intoJapanese(List<String> texts) throws TranslatorException;
}
