// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.time.ZoneId;
import java.util.Optional;
import org.madoguchi.api.Networks;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.web.Zone;

/** What every request may need. */
interface Surroundings {
    Networks trustedProxies();

    FormTokens formTokens();

    /** Empty while the core is starting. */
    Optional<SignIns> signIns();

    ZoneId timeZone();

    /** What readers of the zone can choose. */
    Languages languages(Zone zone);
}
