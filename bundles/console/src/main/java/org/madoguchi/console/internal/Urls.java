// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses inside the console. */
final class Urls {
    private Urls() {}

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /**
     * The address to go to after sign-in: only a path of the console, so that a crafted link leads
     * nowhere else.
     */
    static String localOrHome(String next) {
        boolean local =
                next != null
                        && next.matches("/console(/[A-Za-z0-9/_-]*)?(\\?[A-Za-z0-9=&%_+.-]*)?")
                        && !next.startsWith("/console/sign-");
        return local ? next : "/console";
    }
}
