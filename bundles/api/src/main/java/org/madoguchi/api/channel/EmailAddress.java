// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail address that somebody typed, in the form in which equal ones are equal strings. Stricter
 * than what is taken from mail that has arrived: nobody's slip of the finger shall become a
 * recipient.
 *
 * @param value lower case, the domain in ASCII
 */
public record EmailAddress(String value) {
    private static final int LONGEST = 254;
    private static final int LONGEST_WRITTEN = 600;

    // dots anywhere: Japanese carriers have handed out abc..def.@example.ne.jp
    private static final Pattern LOCAL = Pattern.compile("[!-~&&[^<>()\\[\\]\",;:@\\\\]]{1,64}");
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");
    private static final Pattern NAMED = Pattern.compile("([^<>]{0,300})<([^<>]{1,320})>");

    public EmailAddress {
        int at = value.lastIndexOf('@');
        if (value.length() > LONGEST
                || at < 0
                || !LOCAL.matcher(value.substring(0, at)).matches()
                || !DOMAIN.matcher(value.substring(at + 1)).matches()
                || !value.equals(value.toLowerCase(Locale.ROOT))) {
            // the value may be somebody's address: it does not belong into a log
            throw new IllegalArgumentException("not a mail address in its normal form");
        }
    }

    /**
     * Reads what a person typed, of any width.
     *
     * @return empty when it is not one address
     */
    public static Optional<EmailAddress> read(String written) {
        if (written.length() > LONGEST_WRITTEN) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
        int at = plain.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new EmailAddress(
                            (plain.substring(0, at) + "@" + IDN.toASCII(plain.substring(at + 1)))
                                    .toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As {@link #read}, with a name before it if there is one: {@code 佐藤 一郎 <sato@example.jp>}. */
    public static Optional<Party> readParty(String written) {
        if (written.length() > LONGEST_WRITTEN) {
            return Optional.empty();
        }
        Matcher named = NAMED.matcher(written.strip().replace('＜', '<').replace('＞', '>'));
        return named.matches()
                ? read(named.group(2)).map(found -> found.party(named.group(1)))
                : read(written).map(found -> found.party(""));
    }

    private Party party(String name) {
        return new Party(Address.email(value), name.replace("\"", "").strip());
    }

    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** The bare address. */
    @Override
    public String toString() {
        return value;
    }
}
