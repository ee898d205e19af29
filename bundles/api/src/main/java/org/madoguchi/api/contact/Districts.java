// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.util.Optional;
import java.util.Set;

/**
 * Where in the city, or outside of it, addresses are, for figures (FJ-159): no finer than a town
 * without house numbers, and only where the address says so itself. Safe for use by several
 * threads.
 */
public interface Districts {
    /** Longest name of a town. */
    int LONGEST = 100;

    /**
     * The town of an address, such as {@code 藤沢市鵠沼海岸}; only the municipality where the address has
     * nothing more that is known.
     *
     * @param address as it was written; a postal code may stand before it and counts more than the
     *     words
     * @return empty when it cannot be told, or not which of several it is
     */
    Optional<String> town(String address);

    /**
     * What the administrator has put the town into; the town itself where nothing is said.
     *
     * @param town as {@link #town} gave it, perhaps with other data than today's
     */
    String district(String town);

    /** The towns that are in a district now; the name itself among them, as it may be a town's. */
    Set<String> towns(String district);
}
