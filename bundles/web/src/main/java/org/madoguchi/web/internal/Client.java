// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.madoguchi.api.Networks;

/**
 * The browser at the far end of trusted proxies.
 *
 * @param host as the browser addressed us, with the port when it is not the usual one
 */
record Client(String address, boolean secure, String host) {
    static Client of(HttpServletRequest request, Networks trustedProxies) {
        String address = request.getRemoteAddr();
        boolean secure = request.isSecure();
        String host = request.getHeader("Host");
        if (trustedProxies.contain(address)) {
            address = farthest(request.getHeader("X-Forwarded-For"), address, trustedProxies);
            secure =
                    last(request.getHeader("X-Forwarded-Proto"), secure ? "https" : "http")
                            .equalsIgnoreCase("https");
            host = last(request.getHeader("X-Forwarded-Host"), host);
        }
        return new Client(address, secure, host == null ? "" : host.toLowerCase(Locale.ROOT));
    }

    /** What stands left of the trusted part may be made up by the sender. */
    private static String farthest(String header, String peer, Networks trusted) {
        String address = peer;
        String[] hops = header == null ? new String[0] : header.split(",");
        for (int i = hops.length - 1; i >= 0 && trusted.contain(address); i--) {
            String hop = hops[i].strip();
            if (!Networks.isAddress(hop)) {
                break;
            }
            address = hop;
        }
        return address;
    }

    private static String last(String header, String otherwise) {
        if (header == null || header.isBlank()) {
            return otherwise;
        }
        return header.substring(header.lastIndexOf(',') + 1).strip();
    }

    /** One key for all addresses of a household: IPv6 gives each a whole /64. */
    String rateKey() {
        if (!address.contains(":")) {
            return address;
        }
        return Networks.prefix64(address);
    }

    /**
     * Whether the request was made by a page of ours, by what only a browser can say.
     *
     * @return {@code UNKNOWN} when there is no browser behind it, or a very old one
     */
    static Provenance provenance(HttpServletRequest request, Client client) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none")
                    ? Provenance.OURS
                    : Provenance.FOREIGN;
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return Provenance.UNKNOWN;
        }
        try {
            URI uri = URI.create(origin);
            return uri.getRawAuthority() != null
                            && uri.getRawAuthority().toLowerCase(Locale.ROOT).equals(client.host)
                    ? Provenance.OURS
                    : Provenance.FOREIGN;
        } catch (IllegalArgumentException e) {
            return Provenance.FOREIGN;
        }
    }

    enum Provenance {
        OURS,
        FOREIGN,
        UNKNOWN
    }
}
