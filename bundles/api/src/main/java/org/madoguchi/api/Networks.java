// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** A set of IP networks such as {@code 10.1.0.0/16} or {@code ::1}. Immutable. */
public final class Networks {
    private static final Pattern NUMERIC =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w+)?");

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * @param texts addresses or networks in CIDR notation
     * @throws IllegalArgumentException naming the text that is none
     */
    public static Networks of(String... texts) {
        return new Networks(
                Arrays.stream(texts)
                        // a .cfg file gives a list as one text
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(Network::parse)
                        .toList());
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether the numeric address is in one of them; false for what is no address. */
    public boolean contain(String address) {
        if (!isAddress(address)) {
            return false;
        }
        byte[] bytes = bytes(address);
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    /** Whether the text is a numeric IPv4 or IPv6 address; nothing is looked up. */
    public static boolean isAddress(String text) {
        if (!isNumeric(text)) {
            return false;
        }
        try {
            return bytes(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The /64 network of an IPv6 address, as text that is equal for all its addresses. */
    public static String prefix64(String address) {
        byte[] bytes = bytes(address);
        return bytes.length == 4
                ? address
                : HexFormat.of().formatHex(bytes, 0, 4 * Short.BYTES) + "/64";
    }

    /** Names would be looked up in the DNS: only digits may pass. */
    private static boolean isNumeric(String address) {
        return NUMERIC.matcher(address).matches();
    }

    private static byte[] bytes(String address) {
        int zone = address.indexOf('%');
        try {
            return InetAddress.getByName(zone < 0 ? address : address.substring(0, zone))
                    .getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + address + "' is no IP address", e);
        }
    }

    private record Network(byte[] address, int prefix) {
        static Network parse(String text) {
            String[] parts = text.split("/", 2);
            if (!isNumeric(parts[0])) {
                throw new IllegalArgumentException("'" + text + "' is no IP network");
            }
            byte[] address = bytes(parts[0]);
            int prefix = parts.length == 1 ? address.length * 8 : number(parts[1], text);
            if (prefix < 0 || prefix > address.length * 8) {
                throw new IllegalArgumentException("'" + text + "' is no IP network");
            }
            return new Network(address, prefix);
        }

        private static int number(String digits, String text) {
            try {
                return Integer.parseInt(digits);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is no IP network", e);
            }
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < prefix; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
