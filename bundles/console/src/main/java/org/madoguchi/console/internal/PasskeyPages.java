// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.net.URI;
import java.util.Optional;
import org.madoguchi.api.identity.PasskeyRing;
import org.madoguchi.api.identity.SecondFactors;

/** The pages around one's own passkeys. */
final class PasskeyPages {
    private PasskeyPages() {}

    /**
     * @param place where the console must be open for them to work
     * @param name of the passkey that somebody was about to register
     * @param forced nothing else is possible before
     */
    record Ring(
            Screen screen,
            PasskeyRing ring,
            Optional<URI> place,
            SecondFactors.Proof proof,
            String name,
            boolean forced,
            String problem) {}

    /** The browser's turn. */
    record Making(Screen screen, String name, String place, String options) {}
}
