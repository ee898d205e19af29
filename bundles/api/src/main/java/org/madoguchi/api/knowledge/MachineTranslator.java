// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A machine that translates. Register it as a service; with several, the highest ranking is asked.
 * Implementations are safe for use by several threads and return within 30 seconds.
 */
@ConsumerType
public interface MachineTranslator {
    /** Shown to editors. */
    String name();

    /** Languages it translates into, from Japanese. */
    List<Locale> languages();

    /**
     * @param html text or HTML; markup stays
     * @return in the order of what was given
     * @throws IOException when the machine cannot be reached or refuses
     */
    List<String> translate(List<String> html, Locale into) throws IOException;
}
