// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Whose pages a message may name, so that nobody is sent to a stranger's page in the city's name.
 *
 * @param names in lower case; each with what is below it; none: any page
 */
record Hosts(Set<String> names) {
    Hosts {
        names = Set.copyOf(names);
    }

    boolean allow(String url) {
        try {
            URI page = new URI(url);
            String host = page.getHost();
            return host != null
                    && page.getUserInfo() == null
                    && (names.isEmpty() || names.stream().anyMatch(name -> isIn(host, name)));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isIn(String host, String name) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.equals(name) || lower.endsWith("." + name);
    }

    @Override
    public String toString() {
        return String.join(", ", names.stream().sorted().toList());
    }
}
