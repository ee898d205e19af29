// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.cases.CaseId;

/**
 * The desk's mail address and the two places where a case token travels: {@code desk+TOKEN@city}
 * and {@code [#2026-000012-TOKEN]} in the subject.
 *
 * @param value lower case
 */
record DeskAddress(String value) {
    private static final Pattern IN_SUBJECT =
            Pattern.compile("\\[#\\d{4}-\\d{6,10}-([A-Za-z0-9_]{1,64})]");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_]{1,64}");

    DeskAddress {
        if (!MailAddress.isOne(value)) {
            throw new IllegalArgumentException("'" + value + "' is not a mail address");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    private String local() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    /** The address that brings an answer back to its case. */
    String withToken(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("a case token with other characters than a-z, 0-9");
        }
        return local() + "+" + token + "@" + domain();
    }

    /** The token in an address of this desk. */
    Optional<String> tokenIn(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        String head = local() + "+";
        String tail = "@" + domain();
        if (!lower.startsWith(head)
                || !lower.endsWith(tail)
                || lower.length() < head.length() + tail.length()) {
            return Optional.empty();
        }
        // cut from the address as it came: a relay may have kept the case
        String token = address.substring(head.length(), address.length() - tail.length());
        return TOKEN.matcher(token).matches() ? Optional.of(token) : Optional.empty();
    }

    /** It is this address, with a token or without. */
    boolean isMeantBy(String address) {
        return value.equalsIgnoreCase(address) || tokenIn(address).isPresent();
    }

    static Optional<String> tokenInSubject(String subject) {
        Matcher tag = IN_SUBJECT.matcher(subject);
        return tag.find() ? Optional.of(tag.group(1)) : Optional.empty();
    }

    /** The subject with the case's tag, once; as it is when there is no token. */
    static String tagged(String subject, CaseId id, String token) {
        if (token.isEmpty()) {
            return subject;
        }
        String tag = "[#" + id + "-" + token + "]";
        return subject.contains(tag) ? subject : (subject + " " + tag).strip();
    }
}
