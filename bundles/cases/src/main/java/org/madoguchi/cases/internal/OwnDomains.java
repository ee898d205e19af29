// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;

/** The city's own mail domains, with what is below them: mail to them stays in the house. */
record OwnDomains(List<String> names) {
    static final OwnDomains NONE = new OwnDomains(List.of());

    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

    OwnDomains {
        names = List.copyOf(names);
    }

    /**
     * @param written domains; one element may hold several with commas between
     * @throws IllegalArgumentException naming file, key and remedy
     */
    static OwnDomains read(String[] written) {
        List<String> names =
                Arrays.stream(written)
                        .flatMap(some -> Arrays.stream(some.split("[,、\\s]+")))
                        .filter(name -> !name.isEmpty())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
        for (String name : names) {
            if (!DOMAIN.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "etc/org.madoguchi.cases.cfg: own.domains = "
                                + name
                                + "; write domains without @ and with commas between, such as"
                                + " city.example.jp");
            }
        }
        return new OwnDomains(names);
    }

    /** A mail address that is not the city's. */
    boolean areLeftBy(Address address) {
        if (!address.kind().equals(AddressKind.EMAIL)) {
            return false;
        }
        String domain = address.value().substring(address.value().lastIndexOf('@') + 1);
        return names.stream().noneMatch(own -> domain.equals(own) || domain.endsWith("." + own));
    }
}
