// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the headers of a returned mail in the plain text of a bounce, as qmail and others send. */
final class BouncedText {
    private static final Pattern FIELD =
            Pattern.compile(
                    "(?im)^[ >]{0,4}((?:Message-ID|References|In-Reply-To|Reply-To|Return-Path|Subject):"
                            + ".{0,2000}(?:\\n[ \\t]+.{0,2000}){0,20})");

    private BouncedText() {}

    static Optional<MailHeaders> headers(String text) {
        StringBuilder found = new StringBuilder();
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            found.append(field.group(1)).append('\n');
        }
        MailHeaders headers =
                MailHeaders.parse(found.toString().getBytes(StandardCharsets.ISO_8859_1));
        return headers.has("Message-ID") ? Optional.of(headers) : Optional.empty();
    }
}
