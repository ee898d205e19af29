// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What counts as one origin. */
final class Origins {
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(%\\w+)?");

    private Origins() {}

    /** The address itself, or the /64 network of an IPv6 address: whoever has one has all of it. */
    static String key(String origin) {
        if (!IPV6.matcher(origin).matches()) {
            return origin;
        }
        try {
            // a literal, which is never looked up
            InetAddress address = InetAddress.getByName(origin);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                    : address.getHostAddress();
        } catch (UnknownHostException e) {
            return origin;
        }
    }
}
