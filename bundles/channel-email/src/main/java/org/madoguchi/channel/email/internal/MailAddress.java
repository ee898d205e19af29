// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Party;

/**
 * Addresses in headers. As lenient as the mail that exists: Japanese carriers have handed out
 * addresses like {@code abc..def.@example.ne.jp}, which the standard does not allow.
 */
final class MailAddress {
    private static final String ADDRESS =
            "(?:\"[^\"\\s]{1,64}\"|[^\\s<>()\\[\\]\",;:@\\\\\\p{Cntrl}]{1,64})@[A-Za-z0-9.-]{1,253}";
    private static final Pattern ONE = Pattern.compile(ADDRESS);
    private static final Pattern IN_ANGLES =
            Pattern.compile("<\\s*(" + ADDRESS + ")\\s*>\\s*(?:\\([^)]*\\))?\\s*$");
    private static final int MAX_NAME = 200;

    private MailAddress() {}

    /** Whether this is one address and nothing else, fit for a header and an SMTP command. */
    static boolean isOne(String address) {
        return address.length() <= 320 && ONE.matcher(address).matches();
    }

    /** Who a From header names; empty when it holds no address. */
    static Optional<Party> party(String rawHeader) {
        String value = HeaderText.decode(rawHeader);
        Matcher angles = IN_ANGLES.matcher(value);
        if (angles.find()) {
            return Optional.of(party(angles.group(1), value.substring(0, angles.start())));
        }
        Matcher bare = ONE.matcher(value);
        if (bare.find()) {
            String rest = value.substring(0, bare.start()) + value.substring(bare.end());
            return Optional.of(party(bare.group(), rest.replaceAll("[<>]", "")));
        }
        return Optional.empty();
    }

    static Party party(String address, String name) {
        String plain = name.strip();
        if (plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"")) {
            plain = plain.substring(1, plain.length() - 1).replaceAll("\\\\(.)", "$1");
        } else if (plain.length() > 1 && plain.startsWith("(") && plain.endsWith(")")) {
            plain = plain.substring(1, plain.length() - 1);
        }
        plain = plain.replaceAll("\\p{Cntrl}+", " ").strip();
        return new Party(
                Address.email(address.toLowerCase(Locale.ROOT)),
                plain.substring(0, Math.min(plain.length(), MAX_NAME)));
    }

    /** Every address in a header of recipients, lower case. */
    static List<String> all(String rawHeader) {
        List<String> found = new ArrayList<>();
        Matcher address = ONE.matcher(HeaderText.decode(rawHeader));
        while (address.find()) {
            found.add(address.group().toLowerCase(Locale.ROOT));
        }
        return found;
    }
}
