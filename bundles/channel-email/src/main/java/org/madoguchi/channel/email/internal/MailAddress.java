// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final Pattern NEEDLESS_QUOTES = Pattern.compile("\"([A-Za-z0-9._+-]+)\"(@.*)");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+");
    private static final int MAX_NAME = 200;

    private MailAddress() {}

    /** Whether this is one address and nothing else, fit for a header and an SMTP command. */
    static boolean isOne(String address) {
        return address.length() <= 320 && ONE.matcher(address).matches();
    }

    /** Who a From header names, the first of several; empty when it holds no address. */
    static Optional<Party> party(String rawHeader) {
        String value = HeaderText.characters(rawHeader);
        List<String> before = new ArrayList<>();
        for (AddressList.Entry entry : AddressList.of(value)) {
            before.add(phrase(entry));
            // a name like 佐藤, 花子 without the quotes it needs was cut at its comma
            Optional<Party> found = party(entry, String.join(", ", before));
            if (found.isPresent()) {
                return found;
            }
        }
        // quotes or parentheses that nobody closed
        Matcher anywhere = ONE.matcher(HeaderText.words(value));
        return anywhere.find() ? Optional.of(party(anywhere.group(), "")) : Optional.empty();
    }

    /** Everybody whom headers of recipients name, each once. */
    static List<Party> parties(List<String> rawHeaders) {
        Map<Address, Party> found = new LinkedHashMap<>();
        for (String raw : rawHeaders) {
            for (AddressList.Entry entry : AddressList.of(HeaderText.characters(raw))) {
                party(entry, phrase(entry))
                        .ifPresent(party -> found.putIfAbsent(party.address(), party));
            }
        }
        return List.copyOf(found.values());
    }

    private static Optional<Party> party(AddressList.Entry entry, String phrase) {
        String comment = HeaderText.words(entry.comment());
        if (!entry.address().isEmpty()) {
            Matcher inAngles = ONE.matcher(HeaderText.words(entry.address()));
            if (inAngles.find()) {
                return Optional.of(party(inAngles.group(), phrase.isBlank() ? comment : phrase));
            }
        }
        Matcher bare = ONE.matcher(phrase);
        if (bare.find()) {
            String rest =
                    (phrase.substring(0, bare.start()) + phrase.substring(bare.end()))
                            .replaceAll("[<>\"]", "");
            return Optional.of(party(bare.group(), rest.isBlank() ? comment : rest));
        }
        return Optional.empty();
    }

    private static String phrase(AddressList.Entry entry) {
        return HeaderText.words(entry.phrase());
    }

    static Party party(String address, String name) {
        String plain = name.strip();
        if (plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"")) {
            plain = plain.substring(1, plain.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        plain = INVISIBLE.matcher(plain).replaceAll(" ").strip();
        return new Party(
                Address.email(normal(address)),
                plain.substring(0, Math.min(plain.length(), MAX_NAME)));
    }

    /** The same mailbox is the same text, however a mail program writes it. */
    private static String normal(String address) {
        Matcher quoted = NEEDLESS_QUOTES.matcher(address);
        return (quoted.matches() ? quoted.group(1) + quoted.group(2) : address)
                .toLowerCase(Locale.ROOT);
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
