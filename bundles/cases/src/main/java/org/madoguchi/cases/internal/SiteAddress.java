// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** The address of a site: nothing else may become a link that everybody at the desk presses. */
final class SiteAddress {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST = 1_000;

    private SiteAddress() {}

    /**
     * {@code javascript:} and {@code data:} are none, nor is one with somebody's password in it.
     */
    static boolean isOne(String written) {
        if (written.length() > LONGEST) {
            return false;
        }
        try {
            URI uri = new URI(written);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
