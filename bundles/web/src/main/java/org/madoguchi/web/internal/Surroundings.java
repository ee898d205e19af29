// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.time.ZoneId;
import java.util.Optional;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.web.Networks;

/** What every request may need. */
interface Surroundings {
    Networks trustedProxies();

    FormTokens formTokens();

    /** Empty while the core is starting. */
    Optional<SignIns> signIns();

    ZoneId timeZone();
}
