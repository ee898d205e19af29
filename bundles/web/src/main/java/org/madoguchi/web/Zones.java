// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import org.osgi.annotation.versioning.ProviderType;

/** Whether the zones answer; a service of this bundle. */
@ProviderType
public interface Zones {
    /** The zone's resources are reachable, none is waiting to be taken in or out. */
    boolean hosted(Zone zone);

    /** Requests are answered, by the resources of before while some are taken in or out. */
    boolean reachable(Zone zone);
}
