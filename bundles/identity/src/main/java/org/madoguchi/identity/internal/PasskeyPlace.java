// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where passkeys work (WebAuthn's origin and RP id). Browsers bind them to a name that was reached
 * by HTTPS; on one's own machine to {@code localhost}, never to a number.
 *
 * @param name the RP id
 */
record PasskeyPlace(String name, URI origin) {
    private static final String LOCAL = "localhost";

    /** Empty when the console's address is not one at which browsers offer passkeys. */
    static Optional<PasskeyPlace> of(URI console) {
        String host = console.getHost();
        String scheme = console.getScheme();
        if (host == null || scheme == null) {
            return Optional.empty();
        }
        if (isThisMachine(host)) {
            return Optional.of(at(scheme, LOCAL, console.getPort()));
        }
        return scheme.equalsIgnoreCase("https") && !isNumber(host)
                ? Optional.of(at(scheme, host.toLowerCase(Locale.ROOT), console.getPort()))
                : Optional.empty();
    }

    private static PasskeyPlace at(String scheme, String host, int port) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        // an origin does not name the usual port
        boolean usual = port < 0 || port == (lower.equals("https") ? 443 : 80);
        return new PasskeyPlace(host, URI.create(lower + "://" + host + (usual ? "" : ":" + port)));
    }

    private static boolean isThisMachine(String host) {
        try {
            return host.equalsIgnoreCase(LOCAL)
                    || isNumber(host) && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Asks no name service: what has a letter beyond hexadecimal digits is a name. */
    private static boolean isNumber(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }
}
